// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.deadline;

import dev.lantern.platform.Unbroken;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Looks for due deadlines, on a thread of its own, and has them fired, several at once. */
@ApplicationScoped
class DeadlineClock {

    private static final Logger LOG = Logger.getLogger(DeadlineClock.class);
    // The screen's promise is help within 2 s of a message with 1.5 s of patience: looking must cost little of the
    // rest.
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int LOOK_AT = 100;
    // Of a kind, before we look for more of it: what is under way is read again at each look.
    private static final int QUEUED = 500;
    // Of a kind, so that one kind never waits for another; each takes a connection.
    private static final int AT_ONCE = 3;

    private final Deadlines deadlines;
    private final Map<String, DeadlineHandler> handlers;
    private final Clock clock;
    private final Map<Deadline, Long> failed = new ConcurrentHashMap<>();
    private final Set<Deadline> underWay = ConcurrentHashMap.newKeySet();
    private final Map<String, ThreadPoolExecutor> pools;
    private final Thread thread;
    private volatile boolean stopped;

    DeadlineClock(Deadlines deadlines, @All List<DeadlineHandler> handlers, Clock clock) {
        this.deadlines = deadlines;
        this.handlers = handlers.stream().collect(Collectors.toMap(DeadlineHandler::kind, Function.identity()));
        this.clock = clock;
        this.pools =
                this.handlers.keySet().stream().collect(Collectors.toMap(Function.identity(), DeadlineClock::pool));
        this.thread = Thread.ofPlatform().daemon().name("lantern-deadlines").unstarted(this::run);
    }

    void start(@Observes StartupEvent event) {
        if (!handlers.isEmpty()) {
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        thread.interrupt();
        pools.values().forEach(ExecutorService::shutdownNow);
    }

    private static ThreadPoolExecutor pool(String kind) {
        return new ThreadPoolExecutor(
                AT_ONCE,
                AT_ONCE,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("lantern-" + kind + "-", 1).factory());
    }

    private void run() {
        try {
            while (!stopped) {
                look();
                Thread.sleep(LOOK_EVERY.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            failed.values().removeIf(retryAt -> System.nanoTime() - retryAt >= 0);
            List<String> kinds = pools.keySet().stream()
                    .filter(kind -> pools.get(kind).getQueue().size() < QUEUED)
                    .toList();
            // Those that failed or are under way are the oldest; however many they are, others are seen behind them.
            int most = LOOK_AT + failed.size() + underWay.size();
            await(() -> deadlines.due(clock.instant(), kinds, most)).forEach(this::fireSoon);
        } catch (RuntimeException e) {
            if (!stopped) {
                LOG.warnf("Deadlines wait: %s", e.getClass().getName());
                Thread.sleep(RETRY_AFTER.toMillis());
            }
        }
    }

    private void fireSoon(Deadline deadline) {
        if (!stopped && !failed.containsKey(deadline) && underWay.add(deadline)) {
            pools.get(deadline.kind()).execute(() -> fire(deadline));
        }
    }

    private void fire(Deadline deadline) {
        try {
            // Not when nobody waits any more but when it has ended: until then it must not be fired again.
            await(() -> Uni.createFrom()
                    .deferred(() -> handlers.get(deadline.kind()).fire(deadline))
                    .onTermination()
                    .invoke(() -> underWay.remove(deadline)));
        } catch (RuntimeException e) {
            failed.put(deadline, System.nanoTime() + RETRY_AFTER.toNanos());
            LOG.warnf(
                    "Deadline %s of %s is tried again: %s",
                    deadline.kind(), deadline.subjectId(), e.getClass().getName());
        }
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() ->
                    Unbroken.toItsEnd(work.get()).ifNoItem().after(PATIENCE).fail());
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
