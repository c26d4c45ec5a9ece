// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has every text assessed, off the event loop and within the deadline. When the model throws, is late or is overrun, the
 * {@link Floor} speaks, and the opinion says that it is degraded: no text goes unassessed.
 */
@ApplicationScoped
public class Assessor {

    private static final Logger LOG = Logger.getLogger(Assessor.class);

    private final RiskModel model;
    private final ModelConfig config;
    private final MeterRegistry meters;
    private final Clock clock;
    private final ExecutorService readers;
    // Of its own, so that a model that hangs on every thread cannot take the floor away too.
    private final ExecutorService floor;
    private volatile @Nullable Failure lastFailure;
    private volatile boolean degraded;

    /** When the model failed, and how. */
    record Failure(String kind, Instant at) {}

    Assessor(RiskModel model, ModelConfig config, MeterRegistry meters, Clock clock) {
        this.clock = clock;
        this.model = model;
        this.config = config;
        this.meters = meters;
        this.readers = pool("risk-model", config.threads(), config.waiting());
        this.floor = pool("risk-floor", 1, config.waiting());
    }

    /** So that the first texts do not wait. A model that cannot be loaded keeps nothing from starting. */
    void warm(@Observes StartupEvent start) {
        if (config.loadAtStart()) {
            List.of("hello", "你好").forEach(this::readOnce);
        }
    }

    private void readOnce(String text) {
        try {
            model.assess(text);
        } catch (Throwable failure) {
            report(failure);
        }
    }

    /** Never fails. Comes back on the caller's context. */
    public Uni<Opinion> assess(String text, ClinicThresholds thresholds) {
        Context context = Vertx.currentContext();
        Timer.Sample started = Timer.start(meters);
        return within(readers, () -> model.assess(text, thresholds))
                .onFailure()
                .invoke(this::report)
                .onFailure()
                .recoverWithUni(() -> within(floor, () -> Floor.of(text)))
                .onFailure()
                .recoverWithItem(Floor::unread)
                .invoke(opinion -> measure(opinion, started))
                .emitOn(command -> comeBack(context, command));
    }

    /** The time runs from here, so that waiting for a thread counts. */
    private Uni<Opinion> within(Executor pool, Supplier<Opinion> work) {
        long until = System.nanoTime() + config.deadline().toNanos();
        return Uni.createFrom()
                .<Opinion>emitter(emitter -> pool.execute(() -> run(work, emitter, until)))
                .ifNoItem()
                .after(config.deadline())
                .fail();
    }

    private static void run(Supplier<Opinion> work, UniEmitter<? super Opinion> emitter, long until) {
        if (System.nanoTime() - until > 0) {
            // Nobody waits for it any more; others do.
            return;
        }
        try {
            emitter.complete(work.get());
        } catch (Throwable failure) {
            // Errors too: a text on which the model runs out of memory still gets its assessment.
            emitter.fail(failure);
        }
    }

    private static void comeBack(Context context, Runnable command) {
        if (context == null) {
            command.run();
        } else {
            context.runOnContext(ignored -> command.run());
        }
    }

    private void measure(Opinion opinion, Timer.Sample started) {
        degraded = opinion.degraded();
        started.stop(Timer.builder("triage.assessment")
                .publishPercentiles(0.5, 0.99)
                .tag("urgency", opinion.urgency().name())
                .register(meters));
        meters.counter("triage.degraded").increment(opinion.degraded() ? 1 : 0);
    }

    /** The kind of failure only: its message could quote the text. */
    private void report(Throwable failure) {
        String kind = failure.getClass().getName();
        lastFailure = new Failure(kind, clock.instant());
        LOG.warnf("The model failed, the rules speak: %s", kind);
    }

    Optional<Failure> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    /** Whether the last text was read by less than the model. */
    boolean degraded() {
        return degraded;
    }

    private static ExecutorService pool(String name, int threads, int waiting) {
        return new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().daemon().name(name + "-", 0).factory());
    }

    @PreDestroy
    void stop() {
        readers.shutdownNow();
        floor.shutdownNow();
    }
}
