// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.stream;

import dev.lantern.platform.Unbroken;
import dev.lantern.platform.signal.Signals;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** Follows numbered rows as they are committed, on whichever replica they were written. */
@ApplicationScoped
public class Streams {

    private static final Logger LOG = Logger.getLogger(Streams.class);

    /** The most rows that one look brings. */
    public static final int PAGE = 100;

    /** How late a row is seen at most when its notification was lost. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    /** How long a database that hangs keeps the next look waiting. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** So many streams are asked about in one question. */
    private static final int ASKED_AT_ONCE = 1_000;

    /** So many questions are put side by side: a clinic that waits for its answer keeps few others waiting. */
    private static final int QUESTIONS_AT_ONCE = 4;

    private final Signals signals;
    private final Vertx vertx;
    private final Duration lookEvery;
    private final Map<String, Set<Waiter>> waiters = new ConcurrentHashMap<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private long timer;

    /** Says how far streams of one clinic have come. Called in a session of its own. */
    @FunctionalInterface
    public interface Heads {
        Uni<List<Head>> of(String clinicId, List<String> streams);
    }

    /** The highest number that there is of a stream. */
    @RegisterForReflection
    public record Head(String stream, long number) {}

    @Inject
    Streams(Signals signals, Vertx vertx) {
        this(signals, vertx, LOOK_EVERY);
    }

    Streams(Signals signals, Vertx vertx, Duration lookEvery) {
        this.signals = signals;
        this.vertx = vertx;
        this.lookEvery = lookEvery;
    }

    void listen(@Observes StartupEvent event) {
        signals.listen("lantern_stream", this::wake);
        timer = vertx.setPeriodic(lookEvery.toMillis(), ignored -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /**
     * The rows of {@code stream} after number {@code after}, those that are there and those to come, in order and each
     * once. Numbers must be committed in order, as numbers taken under a row lock are. The table's trigger tells every
     * replica of a new row: {@code pg_notify('lantern_stream', <stream>)}.
     *
     * @param heads asked now and then, for all streams of a clinic that have it in common, which of them have come
     *     further: a row whose notification was lost is seen without a question for each stream
     * @param load the next rows after a number, {@link #PAGE} at most; called in a session of its own
     */
    public <T> Multi<T> follow(
            String clinicId,
            String stream,
            long after,
            Heads heads,
            LongFunction<Uni<List<T>>> load,
            ToLongFunction<T> number) {
        return Multi.createFrom().deferred(() -> {
            var waiter = new Waiter(clinicId, heads, after);
            waiters.compute(stream, (name, all) -> {
                Set<Waiter> set = all == null ? ConcurrentHashMap.newKeySet() : all;
                set.add(waiter);
                return set;
            });
            Context context = newContext();
            return Multi.createBy()
                    .repeating()
                    .uni(() -> waiter.await()
                            .emitOn(command -> context.runOnContext(ignored -> command.run()))
                            // A client may hang up at any moment.
                            .chain(() -> Unbroken.toItsEnd(Panache.withSession(() -> load.apply(waiter.seen()))))
                            .invoke(rows -> {
                                if (!rows.isEmpty()) {
                                    waiter.saw(number.applyAsLong(rows.getLast()));
                                }
                                if (rows.size() >= PAGE) {
                                    // More may be behind it.
                                    waiter.wake();
                                }
                            }))
                    .indefinitely()
                    .onItem()
                    .disjoint()
                    .map(Streams::<T>row)
                    .onTermination()
                    .invoke(() -> forget(stream, waiter));
        });
    }

    @SuppressWarnings("unchecked")
    private static <T> T row(Object row) {
        return (T) row;
    }

    // Whoever is still asked about is not asked about again.
    private void look() {
        if (waiters.isEmpty() || !looking.compareAndSet(false, true)) {
            return;
        }
        Multi.createFrom()
                .iterable(questions())
                .onItem()
                .transformToUni(this::ask)
                .merge(QUESTIONS_AT_ONCE)
                .onTermination()
                .invoke(() -> looking.set(false))
                .subscribe()
                .with(asked -> {});
    }

    private List<Question> questions() {
        Map<Asked, List<String>> streams = new HashMap<>();
        waiters.forEach((stream, all) -> all.stream()
                .map(waiter -> new Asked(waiter.clinicId(), waiter.heads()))
                .distinct()
                .forEach(asked ->
                        streams.computeIfAbsent(asked, key -> new ArrayList<>()).add(stream)));
        return streams.entrySet().stream()
                .flatMap(each -> IntStream.iterate(
                                0, from -> from < each.getValue().size(), from -> from + ASKED_AT_ONCE)
                        .mapToObj(from -> new Question(
                                each.getKey(),
                                each.getValue()
                                        .subList(from, Math.min(each.getValue().size(), from + ASKED_AT_ONCE)))))
                .toList();
    }

    private Uni<Void> ask(Question question) {
        Context context = newContext();
        return Uni.createFrom()
                .voidItem()
                .emitOn(command -> context.runOnContext(ignored -> command.run()))
                .chain(() -> Unbroken.toItsEnd(Panache.withSession(question::put)))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .invoke(found -> found.forEach(head ->
                        waiters.getOrDefault(head.stream(), Set.of()).forEach(waiter -> waiter.hasCome(head.number()))))
                .replaceWithVoid()
                // One kind of stream that cannot be asked about keeps no other from it.
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "Lost notifications are looked for again: %s",
                        failure.getClass().getName()))
                .onFailure()
                .recoverWithNull();
    }

    private Context newContext() {
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        return context;
    }

    private void forget(String stream, Waiter waiter) {
        waiters.computeIfPresent(stream, (name, all) -> {
            all.remove(waiter);
            return all.isEmpty() ? null : all;
        });
    }

    private void wake(String stream) {
        if (stream.isEmpty()) {
            waiters.values().forEach(all -> all.forEach(Waiter::wake));
        } else {
            waiters.getOrDefault(stream, Set.of()).forEach(Waiter::wake);
        }
    }

    private record Asked(String clinicId, Heads heads) {}

    private record Question(Asked asked, List<String> streams) {

        Uni<List<Head>> put() {
            return asked.heads().of(asked.clinicId(), streams);
        }
    }
}
