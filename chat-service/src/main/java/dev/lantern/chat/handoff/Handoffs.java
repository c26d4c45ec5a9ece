// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.handoff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lantern.chat.conversation.Conversation;
import dev.lantern.chat.conversation.Messages;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Shows the seeker who answers now. */
@ApplicationScoped
class Handoffs {

    private final Messages messages;
    private final ObjectMapper json;

    Handoffs(Messages messages, ObjectMapper json) {
        this.messages = messages;
        this.json = json;
    }

    Uni<Void> show(Conversation locked) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("handler", locked.handler().name().toLowerCase(Locale.ROOT));
        if (locked.holder() != null) {
            payload.put("counselor", Map.of("name", locked.holder()));
        }
        try {
            return messages.show(locked, "handoff", json.writeValueAsString(payload));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a handoff cannot be written as JSON", e);
        }
    }
}
