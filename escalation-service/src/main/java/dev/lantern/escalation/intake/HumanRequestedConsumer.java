// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.intake;

import dev.lantern.contracts.HumanRequested;
import dev.lantern.escalation.cases.CaseIntake;
import dev.lantern.platform.deadletter.Deliveries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Opens a case for a seeker who asked for a person. */
@ApplicationScoped
class HumanRequestedConsumer {

    private static final String NAME = "human-requested";

    private final Deliveries deliveries;
    private final CaseIntake intake;

    HumanRequestedConsumer(Deliveries deliveries, CaseIntake intake) {
        this.deliveries = deliveries;
        this.intake = intake;
    }

    @Incoming(NAME)
    Uni<Void> consume(Message<byte[]> message) {
        return deliveries.once(message, NAME, HumanRequested.class, intake::humanRequested);
    }
}
