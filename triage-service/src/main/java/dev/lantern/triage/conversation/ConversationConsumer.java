// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.conversation;

import dev.lantern.contracts.CaseChanged;
import dev.lantern.contracts.MessageScreened;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.deadletter.Deliveries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears what chat's screen and escalation say of conversations. */
@ApplicationScoped
class ConversationConsumer {

    private final Deliveries deliveries;
    private final Trajectories trajectories;

    ConversationConsumer(Deliveries deliveries, Trajectories trajectories) {
        this.deliveries = deliveries;
        this.trajectories = trajectories;
    }

    @Incoming("message-screened")
    Uni<Void> screened(Message<byte[]> message) {
        return deliveries.onceIf(
                message,
                "note-screening",
                MessageScreened.class,
                news -> Uni.createFrom().item(saysSomething(news)),
                trajectories::screened);
    }

    /** When triage is behind, all ordinary talk is screened, and what triage says of it itself is to come. */
    private static boolean saysSomething(MessageScreened news) {
        return news.urgency() != Urgency.NONE || !news.signals().isEmpty();
    }

    @Incoming("case-changed")
    Uni<Void> caseChanged(Message<byte[]> message) {
        return deliveries.once(message, "note-resolve", CaseChanged.class, trajectories::caseChanged);
    }
}
