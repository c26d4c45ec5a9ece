// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lantern.contracts.Scored;
import dev.lantern.contracts.Signal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a message, kept until it is answered; no text.
 *
 * @param subject whom the message is about: {@code self}, {@code other} or {@code unclear}
 */
@RegisterForReflection
record Findings(String subject, List<Scored> emotions, List<Scored> stressors, List<Signal> signals) {

    private static final Findings NONE = new Findings("self", List.of(), List.of(), List.of());

    static Findings read(ObjectMapper json, @Nullable String stored) {
        try {
            return stored == null ? NONE : json.readValue(stored, Findings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored findings are no JSON");
        }
    }

    boolean isAboutOther() {
        return subject.equals("other");
    }

    String write(ObjectMapper json) {
        try {
            return json.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("findings cannot be written as JSON", e);
        }
    }
}
