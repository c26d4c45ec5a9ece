// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lantern.platform.privacy.SealedText;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Seals the answers of a response and opens them again. */
@ApplicationScoped
class SealedAnswers {

    private final SealedText sealed;
    private final ObjectMapper json;

    SealedAnswers(SealedText sealed, ObjectMapper json) {
        this.sealed = sealed;
        this.json = json;
    }

    Uni<Void> seal(InstrumentResponse response, Answers answers) {
        return sealed.seal(response.sealContext(), write(answers))
                .invoke(shut -> response.answers = shut)
                .replaceWithVoid();
    }

    Uni<Answers> open(InstrumentResponse response) {
        return sealed.open(response.sealContext(), response.answers).map(this::read);
    }

    private String write(Answers answers) {
        try {
            return json.writeValueAsString(answers.values());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("answers cannot be written");
        }
    }

    private Answers read(String text) {
        try {
            return Answers.of(json.readValue(text, new TypeReference<Map<Integer, Integer>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored answers cannot be read");
        }
    }
}
