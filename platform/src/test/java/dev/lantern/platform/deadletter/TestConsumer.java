// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.deadletter;

import dev.lantern.contracts.HumanRequested;
import dev.lantern.contracts.MessageScreened;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Writes one row per effect, so that a test can count effects. */
@ApplicationScoped
@IfBuildProfile(DeliveriesTest.PROFILE)
class TestConsumer {

    private final Deliveries deliveries;

    TestConsumer(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Incoming("human-requested")
    Uni<Void> requested(Message<byte[]> message) {
        return deliveries.once(message, "test", HumanRequested.class, this::write);
    }

    @Incoming("message-screened")
    Uni<Void> screened(Message<byte[]> message) {
        return deliveries.once(
                message, "screened", MessageScreened.class, event -> write(event.conversationId(), event.sequence()));
    }

    private Uni<Void> write(HumanRequested event) {
        if (event.locale().equals("impossible")) {
            throw new IllegalArgumentException("this text must not be seen: " + event.seeker());
        }
        return write(event.conversationId(), Long.parseLong(event.seeker().subject()));
    }

    private static Uni<Void> write(UUID conversation, long number) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "insert into effect (conversation_id, number) values (:id, :number)")
                        .setParameter("id", conversation)
                        .setParameter("number", number)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
