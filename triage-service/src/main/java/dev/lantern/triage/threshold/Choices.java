// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.threshold;

import dev.lantern.platform.Unbroken;
import dev.lantern.platform.signal.Signals;
import dev.lantern.triage.model.Choice;
import dev.lantern.triage.model.ClinicThresholds;
import dev.lantern.triage.model.Language;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * What all clinics chose, in memory: no message waits for the database. A change on any replica is heard of at once; where
 * that news is lost the next look brings it. While the database is away, what is known serves.
 */
@ApplicationScoped
class Choices {

    private static final Logger LOG = Logger.getLogger(Choices.class);
    private static final String CHANNEL = "lantern_thresholds";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** The first query of a service takes its time. */
    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(20);

    private final ThresholdChanges changes;
    private final Signals signals;
    private final Map<String, ClinicThresholds> clinics = new ConcurrentHashMap<>();

    Choices(ThresholdChanges changes, Signals signals) {
        this.changes = changes;
        this.signals = signals;
    }

    ClinicThresholds of(String clinic) {
        return clinics.getOrDefault(clinic, ClinicThresholds.unmoved());
    }

    /** Before consumers begin: the first message after a start is read as its clinic wants it. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        // Whoever tells must not be made to wait.
        signals.listen(CHANNEL, payload -> Infrastructure.getDefaultWorkerPool().execute(() -> lookAndWait(PATIENCE)));
        lookAndWait(PATIENCE_AT_START);
    }

    private void lookAndWait(Duration patience) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> look(patience));
        } catch (Throwable failure) {
            LOG.warnf("Not waited for: %s", failure.getClass().getName());
        }
    }

    /** Never fails. */
    @Scheduled(every = "${triage.thresholds.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return look(PATIENCE);
    }

    /** Nobody waits longer; what comes later is taken all the same. */
    private Uni<Void> look(Duration patience) {
        return Unbroken.toItsEnd(Panache.withSession(changes::latest).invoke(latest -> latest.forEach(this::take)))
                .ifNoItem()
                .after(patience)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "Clinics keep the thresholds that are known: %s",
                        failure.getClass().getName()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** Looks may overtake each other: a version never goes back. */
    void take(ThresholdChange change) {
        Language.named(change.language)
                .ifPresent(language -> clinics.compute(change.clinicId, (clinic, known) -> {
                    ClinicThresholds before = known == null ? ClinicThresholds.unmoved() : known;
                    Choice choice = change.choice();
                    return choice.version() > before.choice(language).version()
                            ? before.with(language, choice)
                            : before;
                }));
    }
}
