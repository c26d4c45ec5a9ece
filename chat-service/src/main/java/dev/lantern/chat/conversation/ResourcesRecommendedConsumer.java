// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lantern.contracts.ResourcesRecommended;
import dev.lantern.platform.deadletter.Deliveries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Shows recommended resources in the conversation. */
@ApplicationScoped
class ResourcesRecommendedConsumer {

    private final Deliveries deliveries;
    private final Conversations conversations;
    private final Messages messages;
    private final ObjectMapper json;

    ResourcesRecommendedConsumer(
            Deliveries deliveries, Conversations conversations, Messages messages, ObjectMapper json) {
        this.deliveries = deliveries;
        this.conversations = conversations;
        this.messages = messages;
        this.json = json;
    }

    @Incoming("resources-recommended")
    Uni<Void> recommended(Message<byte[]> message) {
        return deliveries.once(message, "show-resources", ResourcesRecommended.class, this::show);
    }

    private Uni<Void> show(ResourcesRecommended recommended) {
        return conversations
                .lock(recommended.clinicId(), recommended.conversationId())
                .onItem()
                .ifNotNull()
                .call(locked -> messages.show(locked, "resources", payload(recommended)))
                .replaceWithVoid();
    }

    private String payload(ResourcesRecommended recommended) {
        try {
            return json.writeValueAsString(
                    Map.of("messageId", recommended.messageId(), "resources", recommended.resources()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("resources cannot be written as JSON", e);
        }
    }
}
