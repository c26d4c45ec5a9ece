// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.outbox;

import dev.lantern.contracts.Event;
import dev.lantern.contracts.EventJson;
import dev.lantern.contracts.Topics;
import dev.lantern.platform.Ids;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes an event into the caller's transaction; the relay publishes it once that has committed. */
@ApplicationScoped
public class Outbox {

    /** One relay at a time works on a shard. Changing this number needs every replica stopped. */
    static final int SHARDS = 16;

    private static final String INSERT = """
            insert into outbox (event_id, clinic_id, topic, key, shard, payload, traceparent)
            values (:eventId, :clinicId, :topic, :key, :shard, :payload, :traceparent)
            """;

    /**
     * Publishes {@code event} when the caller's transaction commits.
     *
     * <p>Call it while the aggregate's row is locked: only then is the order of rows the order of commits. What has no row
     * to lock, such as a questionnaire, has no order to keep.
     */
    public Uni<Void> publish(Event event) {
        String key = event.key();
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(INSERT)
                        .setParameter("eventId", Ids.next())
                        .setParameter("clinicId", event.clinicId())
                        .setParameter("topic", Topics.BY_TYPE.get(event.getClass()))
                        .setParameter("key", key)
                        .setParameter("shard", shardOf(key))
                        .setParameter("payload", EventJson.write(event))
                        .setParameter("traceparent", traceparent().orElse(""))
                        .executeUpdate())
                .replaceWithVoid();
    }

    static short shardOf(String key) {
        return (short) Math.floorMod(key.hashCode(), SHARDS);
    }

    private static Optional<@Nullable String> traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? Optional.of("00-%s-%s-%s"
                        .formatted(
                                span.getTraceId(),
                                span.getSpanId(),
                                span.getTraceFlags().asHex()))
                : Optional.empty();
    }
}
