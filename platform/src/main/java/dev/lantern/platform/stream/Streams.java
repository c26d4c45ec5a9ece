// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.stream;

import dev.lantern.platform.Unbroken;
import dev.lantern.platform.signal.Signals;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/** Follows numbered rows as they are committed, on whichever replica they were written. */
@ApplicationScoped
public class Streams {

    /** The most rows that one look brings. */
    public static final int PAGE = 100;

    /** How late a row is seen at most when its notification was lost. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final Signals signals;
    private final Vertx vertx;
    private final Duration lookEvery;
    private final Map<String, Set<Waiter>> waiters = new ConcurrentHashMap<>();

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
    }

    /**
     * The rows of {@code stream} after number {@code after}, those that are there and those to come, in order and each
     * once. Numbers must be committed in order, as numbers taken under a row lock are. The table's trigger tells every
     * replica of a new row: {@code pg_notify('lantern_stream', <stream>)}.
     *
     * @param load the next rows after a number, {@link #PAGE} at most; called in a session of its own
     */
    public <T> Multi<T> follow(String stream, long after, LongFunction<Uni<List<T>>> load, ToLongFunction<T> number) {
        return Multi.createFrom().deferred(() -> {
            var waiter = new Waiter();
            waiters.compute(stream, (name, all) -> {
                Set<Waiter> set = all == null ? ConcurrentHashMap.newKeySet() : all;
                set.add(waiter);
                return set;
            });
            Context context = newContext();
            var last = new AtomicLong(after);
            return Multi.createBy()
                    .repeating()
                    .uni(() -> waiter.await(lookEvery)
                            .emitOn(command -> context.runOnContext(ignored -> command.run()))
                            // A client may hang up at any moment.
                            .chain(() -> Unbroken.toItsEnd(Panache.withSession(() -> load.apply(last.get()))))
                            .invoke(rows -> {
                                if (!rows.isEmpty()) {
                                    last.set(number.applyAsLong(rows.getLast()));
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
}
