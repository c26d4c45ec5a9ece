// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.recommendation;

import dev.lantern.contracts.MessageScreened;
import dev.lantern.platform.deadletter.Deliveries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Recommends the hotlines where the screen saw danger, or a questionnaire showed it. */
@ApplicationScoped
class MessageScreenedConsumer {

    private final Deliveries deliveries;
    private final RecommendationService service;

    MessageScreenedConsumer(Deliveries deliveries, RecommendationService service) {
        this.deliveries = deliveries;
        this.service = service;
    }

    @Incoming("message-screened")
    Uni<Void> screened(Message<byte[]> message) {
        return deliveries.onceIf(
                message,
                "recommend-screened",
                MessageScreened.class,
                event -> Uni.createFrom().item(Need.of(event).isSomething()),
                event -> service.recommend(Need.of(event)));
    }
}
