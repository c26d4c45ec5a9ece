// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.recommendation;

import dev.lantern.contracts.MessageAssessed;
import dev.lantern.platform.deadletter.Deliveries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Recommends for what triage found in a message. A questionnaire comes by chat, with the conversation it counts in. */
@ApplicationScoped
class MessageAssessedConsumer {

    private final Deliveries deliveries;
    private final RecommendationService service;

    MessageAssessedConsumer(Deliveries deliveries, RecommendationService service) {
        this.deliveries = deliveries;
        this.service = service;
    }

    @Incoming("message-assessed")
    Uni<Void> assessed(Message<byte[]> message) {
        return deliveries.onceIf(
                message,
                "recommend-assessed",
                MessageAssessed.class,
                event -> Uni.createFrom().item(Need.of(event).isSomething()),
                event -> service.recommend(Need.of(event)));
    }
}
