// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.inbox;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Remembers which events have had their effect. */
@ApplicationScoped
public class Inbox {

    private static final String MARK =
            "insert into inbox (event_id, consumer) values (:eventId, :consumer) on conflict do nothing";
    private static final String KNOWN =
            "select exists (select 1 from inbox where event_id = :eventId and consumer = :consumer)";

    /**
     * Runs {@code effect} in one transaction with the mark of {@code delivery} and returns what it returns; does nothing
     * and returns null when the mark is there already. A second replica that has the same event at the same time waits
     * for the first one's commit.
     */
    public <T> Uni<T> once(Delivery<?> delivery, Supplier<Uni<T>> effect) {
        return Panache.withTransaction(() -> mark(delivery)
                .chain(first -> first ? effect.get() : Uni.createFrom().nullItem()));
    }

    /**
     * Whether {@code delivery} has had its effect. One that has not may have it a moment later, so only {@link #once}
     * keeps it from a second; this spares what is dear and comes before the transaction.
     */
    public Uni<Boolean> knows(Delivery<?> delivery) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(KNOWN, Boolean.class)
                        .setParameter("eventId", delivery.eventId())
                        .setParameter("consumer", delivery.consumer())
                        .getSingleResult()));
    }

    private Uni<Boolean> mark(Delivery<?> delivery) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(MARK)
                        .setParameter("eventId", delivery.eventId())
                        .setParameter("consumer", delivery.consumer())
                        .executeUpdate())
                .map(rows -> rows == 1);
    }
}
