// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.conversation;

import dev.lantern.contracts.CaseChanged;
import dev.lantern.contracts.MessageScreened;
import dev.lantern.platform.deadletter.Deliveries;
import dev.lantern.platform.inbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears what chat's screen and escalation say of conversations. */
@ApplicationScoped
class ConversationConsumer {

    private final Deliveries deliveries;
    private final Inbox inbox;
    private final Trajectories trajectories;

    ConversationConsumer(Deliveries deliveries, Inbox inbox, Trajectories trajectories) {
        this.deliveries = deliveries;
        this.inbox = inbox;
        this.trajectories = trajectories;
    }

    @Incoming("message-screened")
    Uni<Void> screened(Message<byte[]> message) {
        return deliveries.deliver(
                message,
                "note-screening",
                MessageScreened.class,
                delivery -> inbox.once(delivery, () -> trajectories.screened(delivery.event())));
    }

    @Incoming("case-changed")
    Uni<Void> caseChanged(Message<byte[]> message) {
        return deliveries.deliver(
                message,
                "note-resolve",
                CaseChanged.class,
                delivery -> inbox.once(delivery, () -> trajectories.caseChanged(delivery.event())));
    }
}
