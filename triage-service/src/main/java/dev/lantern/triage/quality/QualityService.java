// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.quality;

import dev.lantern.contracts.Urgency;
import dev.lantern.triage.quality.QualityView.Count;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Counts what people say of assessments, always within a clinic. */
@ApplicationScoped
class QualityService {

    private static final String COUNTS = """
            select split_part(a.locale, '-', 1) as language, a.urgency as assessed, r.urgency as reviewed,
                count(*) as number
            from review r join assessment a on a.id = r.assessment_id
            where r.clinic_id = :clinic and r.reviewed_at >= :from
            group by 1, 2, 3
            """;

    private final Clock clock;

    QualityService(Clock clock) {
        this.clock = clock;
    }

    /** Over the reviews of the last {@code days} days. */
    @WithSession
    Uni<QualityView> read(String clinic, int days) {
        Instant to = clock.instant();
        Instant from = to.minus(Duration.ofDays(days));
        return counts(clinic, from).map(counts -> QualityView.of(from, to, counts));
    }

    private static Uni<List<Count>> counts(String clinic, Instant from) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(COUNTS, Tuple.class)
                        .setParameter("clinic", clinic)
                        .setParameter("from", from)
                        .getResultList())
                .map(rows -> rows.stream().map(QualityService::count).toList());
    }

    private static Count count(Tuple row) {
        return new Count(
                row.get("language", String.class),
                Urgency.valueOf(row.get("assessed", String.class)),
                Urgency.valueOf(row.get("reviewed", String.class)),
                row.get("number", Number.class).longValue());
    }
}
