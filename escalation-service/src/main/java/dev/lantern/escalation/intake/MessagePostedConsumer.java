// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.intake;

import dev.lantern.contracts.MessagePosted;
import dev.lantern.escalation.cases.ConversationLines;
import dev.lantern.platform.deadletter.Deliveries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Adds messages to the case of their conversation, and marks counselors' replies as received. */
@ApplicationScoped
class MessagePostedConsumer {

    private static final String NAME = "message-posted";

    private final Deliveries deliveries;
    private final ConversationLines lines;

    MessagePostedConsumer(Deliveries deliveries, ConversationLines lines) {
        this.deliveries = deliveries;
        this.lines = lines;
    }

    @Incoming(NAME)
    Uni<Void> consume(Message<byte[]> message) {
        return deliveries.onceIf(message, NAME, MessagePosted.class, lines::concerns, lines::posted);
    }
}
