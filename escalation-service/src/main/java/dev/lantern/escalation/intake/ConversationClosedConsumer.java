// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.intake;

import dev.lantern.contracts.ConversationClosed;
import dev.lantern.escalation.cases.CaseIntake;
import dev.lantern.platform.deadletter.Deliveries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Notes on the case that the seeker has closed the conversation. */
@ApplicationScoped
class ConversationClosedConsumer {

    private static final String NAME = "conversation-closed";

    private final Deliveries deliveries;
    private final CaseIntake intake;

    ConversationClosedConsumer(Deliveries deliveries, CaseIntake intake) {
        this.deliveries = deliveries;
        this.intake = intake;
    }

    @Incoming(NAME)
    Uni<Void> consume(Message<byte[]> message) {
        return deliveries.once(message, NAME, ConversationClosed.class, intake::closed);
    }
}
