// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.intake;

import dev.lantern.contracts.MessageScreened;
import dev.lantern.escalation.cases.CaseIntake;
import dev.lantern.platform.deadletter.Deliveries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Opens or raises a case where triage was silent and chat's screen sees a risk, or where a questionnaire shows one. */
@ApplicationScoped
class MessageScreenedConsumer {

    private static final String NAME = "message-screened";

    private final Deliveries deliveries;
    private final CaseIntake intake;

    MessageScreenedConsumer(Deliveries deliveries, CaseIntake intake) {
        this.deliveries = deliveries;
        this.intake = intake;
    }

    @Incoming(NAME)
    Uni<Void> consume(Message<byte[]> message) {
        return deliveries.onceIf(message, NAME, MessageScreened.class, intake::concerns, intake::screened);
    }
}
