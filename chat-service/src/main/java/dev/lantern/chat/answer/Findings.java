// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.answer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lantern.contracts.Scored;
import dev.lantern.contracts.Signal;
import dev.lantern.contracts.SignalKinds;
import dev.lantern.platform.safety.Finding;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a message, kept until it is answered; no text.
 *
 * @param subject whom the message is about: {@code self}, {@code other} or {@code unclear}
 */
@RegisterForReflection
// A replica of the next version may have written more.
@JsonIgnoreProperties(ignoreUnknown = true)
record Findings(String subject, List<Scored> emotions, List<Scored> stressors, List<Signal> signals) {

    private static final Findings NONE = new Findings(Finding.SELF, List.of(), List.of(), List.of());

    static Findings read(ObjectMapper json, @Nullable String stored) {
        try {
            return stored == null ? NONE : json.readValue(stored, Findings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored findings are no JSON");
        }
    }

    /** Whether somebody else is in danger. Of violence only the other person is named, and who writes may be its victim. */
    boolean isAboutOther() {
        return subject.equals(Finding.OTHER)
                && signals.stream()
                        .map(Signal::kind)
                        .noneMatch(kind -> kind.equals(SignalKinds.ABUSE) || kind.equals(SignalKinds.HARM_TO_OTHERS));
    }

    String write(ObjectMapper json) {
        try {
            return json.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("findings cannot be written as JSON", e);
        }
    }
}
