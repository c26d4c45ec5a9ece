// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.contracts.Urgency;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What operators watch: how many cases are open, and how long the oldest has been waiting for a counselor. */
@Singleton
class CaseMetrics {

    private final DeskTimes times;
    private final Map<Urgency, Long> open = new ConcurrentHashMap<>();
    private volatile long oldestUnclaimedSeconds;

    CaseMetrics(MeterRegistry meters, DeskTimes times) {
        this.times = times;
        for (Urgency urgency : List.of(Urgency.LOW, Urgency.MODERATE, Urgency.HIGH, Urgency.IMMINENT)) {
            Gauge.builder("lantern.cases.open", () -> open.getOrDefault(urgency, 0L))
                    .description("Cases that wait for a counselor")
                    .tag("urgency", urgency.name())
                    .register(meters);
        }
        Gauge.builder("lantern.cases.unclaimed.oldest", () -> oldestUnclaimedSeconds)
                .description("Age of the oldest case that waits for a counselor")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> count() {
        return Panache.withSession(() -> Panache.getSession()
                        .flatMap(session -> session.createSelectionQuery("""
                                select urgency, count(*), min(openedAt) from Escalation where status = :open group by urgency
                                """, Object[].class)
                                .setParameter("open", Status.OPEN)
                                .getResultList()))
                .invoke(this::show)
                .replaceWithVoid()
                // The figures stay as they were; that the database is away shows elsewhere.
                .onFailure()
                .recoverWithNull();
    }

    private void show(List<Object[]> rows) {
        open.clear();
        rows.forEach(row -> open.put((Urgency) row[0], (Long) row[1]));
        oldestUnclaimedSeconds = rows.stream()
                .map(row -> Duration.between((Instant) row[2], times.now()).toSeconds())
                .max(Long::compare)
                .orElse(0L);
    }
}
