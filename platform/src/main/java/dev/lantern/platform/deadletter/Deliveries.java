// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.deadletter;

import dev.lantern.contracts.Event;
import dev.lantern.contracts.EventJson;
import dev.lantern.contracts.Topics;
import dev.lantern.platform.inbox.Delivery;
import dev.lantern.platform.inbox.Inbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Brings records to their consumers, those of one key in their order, several keys at once and urgent ones first. What
 * cannot be read or can never succeed goes to the dead letters and the partition goes on; while the database or anything
 * else is away, the record waits and is tried again for as long as it takes.
 */
@ApplicationScoped
public class Deliveries {

    private static final Logger LOG = Logger.getLogger(Deliveries.class);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);
    /** A failure that looks deterministic gets this many tries: a race or a restart can look like one. */
    private static final int TRIES = 3;

    private final Inbox inbox;
    private final DeliveriesConfig config;
    private final MeterRegistry meters;
    private final Map<String, Lanes> lanes = new ConcurrentHashMap<>();

    Deliveries(Inbox inbox, DeliveriesConfig config, MeterRegistry meters) {
        this.inbox = inbox;
        this.config = config;
        this.meters = meters;
    }

    /**
     * Runs {@code effect} for the event in {@code message} in one transaction with the inbox's mark, however often the
     * event is delivered, then acknowledges. Call it from an {@code @Incoming} method and return what it returns: that
     * completes when the next record may come, which can be before this one's end.
     *
     * @param consumer unique within the service and never changed: the inbox remembers effects under it
     */
    public <E extends Event> Uni<Void> once(
            Message<byte[]> message, String consumer, Class<E> type, Function<E, Uni<Void>> effect) {
        return deliver(message, consumer, type, delivery -> inbox.once(delivery, () -> effect.apply(delivery.event())));
    }

    /**
     * As {@link #once}, for events of which most concern nobody here: these are acknowledged without a transaction.
     *
     * @param concerns asked in a session of its own before the transaction; an event that it refuses leaves no mark, so
     *     it must be harmless when it comes again and concerns somebody by then
     */
    public <E extends Event> Uni<Void> onceIf(
            Message<byte[]> message,
            String consumer,
            Class<E> type,
            Function<E, Uni<Boolean>> concerns,
            Function<E, Uni<Void>> effect) {
        return deliver(
                message,
                consumer,
                type,
                delivery -> Panache.withSession(() -> concerns.apply(delivery.event()))
                        .chain(concerned -> concerned
                                ? inbox.once(delivery, () -> effect.apply(delivery.event()))
                                : Uni.createFrom().voidItem()));
    }

    /**
     * As {@link #once}, for a consumer that has more to do than one transaction: it calls the inbox itself, and
     * {@code step} is run again from the start after a failure.
     */
    public <E extends Event> Uni<Void> deliver(
            Message<byte[]> message, String consumer, Class<E> type, Function<Delivery<E>, Uni<Void>> step) {
        Delivery<E> delivery;
        try {
            delivery = new Delivery<>(eventId(message), consumer, EventJson.read(message.getPayload(), type));
        } catch (RuntimeException unreadable) {
            return deadLetter(message, type, unreadable);
        }
        // Sessions belong to the context of the message: its turn may come, and retries are timed, on another thread.
        Context context = Vertx.currentContext();
        Executor on = command -> context.runOnContext(ignored -> command.run());
        return lanes.computeIfAbsent(consumer, ignored -> new Lanes(config.atOnce()))
                .add(
                        delivery.event().key(),
                        delivery.event().urgent(),
                        message.getPayload().length,
                        on,
                        () -> attempts(delivery, on, step)
                                .onItemOrFailure()
                                .transformToUni((done, failure) -> failure == null
                                        ? untilDone(type, message::ack)
                                        : deadLetter(message, type, failure)));
    }

    private <E extends Event> Uni<Void> attempts(
            Delivery<E> delivery, Executor on, Function<Delivery<E>, Uni<Void>> step) {
        // Of those that look deterministic; an outage before them spends none.
        var tries = new AtomicInteger();
        return Uni.createFrom()
                .voidItem()
                .emitOn(on)
                .chain(() -> step.apply(delivery))
                .onFailure(failure -> waits(delivery, failure, tries))
                .retry()
                .withBackOff(FIRST_BACK_OFF, LONGEST_BACK_OFF)
                .indefinitely();
    }

    private boolean waits(Delivery<?> delivery, Throwable failure, AtomicInteger tries) {
        boolean waits =
                !Failures.isPoison(failure) && !(Failures.isDeterministic(failure) && tries.incrementAndGet() >= TRIES);
        if (waits) {
            meters.counter("lantern.delivery.retries", "consumer", delivery.consumer())
                    .increment();
            LOG.warnf(
                    "Event %s waits for %s: %s",
                    delivery.eventId(), delivery.consumer(), failure.getClass().getName());
        }
        return waits;
    }

    private Uni<Void> deadLetter(Message<byte[]> message, Class<? extends Event> type, Throwable failure) {
        String topic = Topics.BY_TYPE.get(type);
        // Only our own messages are known to quote nothing.
        String reason = Failures.isPoison(failure)
                ? failure.getMessage()
                : failure.getClass().getSimpleName();
        meters.counter("lantern.dead.letters", "topic", topic).increment();
        LOG.errorf("Dead letter from %s: %s", topic, reason);
        return untilDone(type, () -> message.nack(new PoisonException(reason)));
    }

    /** A record that is not settled keeps its partition from being committed: the next start would do all of it again. */
    private static Uni<Void> untilDone(Class<? extends Event> type, Supplier<CompletionStage<Void>> settles) {
        return Uni.createFrom()
                .completionStage(settles)
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "A record of %s is not settled yet: %s",
                        Topics.BY_TYPE.get(type), failure.getClass().getName()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACK_OFF, LONGEST_BACK_OFF)
                .indefinitely();
    }

    private static UUID eventId(Message<?> message) {
        Header id = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(record -> record.getHeaders().lastHeader("ce_id"))
                .orElseThrow(() -> new PoisonException("not a CloudEvent: no ce_id"));
        try {
            return UUID.fromString(new String(id.value(), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new PoisonException("ce_id is no UUID");
        }
    }
}
