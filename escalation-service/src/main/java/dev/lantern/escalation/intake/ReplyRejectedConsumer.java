// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.intake;

import dev.lantern.contracts.ReplyRejected;
import dev.lantern.escalation.cases.ConversationLines;
import dev.lantern.platform.deadletter.Deliveries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Shows on the case that a counselor's reply could not be delivered. */
@ApplicationScoped
class ReplyRejectedConsumer {

    private static final String NAME = "reply-rejected";

    private final Deliveries deliveries;
    private final ConversationLines lines;

    ReplyRejectedConsumer(Deliveries deliveries, ConversationLines lines) {
        this.deliveries = deliveries;
        this.lines = lines;
    }

    @Incoming(NAME)
    Uni<Void> consume(Message<byte[]> message) {
        return deliveries.once(message, NAME, ReplyRejected.class, lines::rejected);
    }
}
