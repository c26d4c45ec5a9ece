// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.threshold;

import dev.lantern.platform.problem.Cursor;
import dev.lantern.platform.problem.Limit;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps and finds changes of thresholds; all but {@link #latest()} within a clinic. */
@ApplicationScoped
class ThresholdChanges implements PanacheRepositoryBase<ThresholdChange, UUID> {

    /** After every id there is. */
    private static final UUID NEWEST = new UUID(-1, -1);

    private static final String LAST = "version = (select max(later.version) from ThresholdChange later"
            + " where later.clinicId = change.clinicId and later.language = change.language)";
    private static final String ADD = "insert into threshold_change (id, clinic_id, language, version, chosen,"
            + " in_force_before, in_force_after, build, reason, changed_by, changed_at)"
            + " values (:id, :clinic, :language, :version, :chosen, :before, :after, :build, :reason, :by, :at)"
            + " on conflict do nothing";

    /** The last change of each clinic and language. */
    Uni<List<ThresholdChange>> latest() {
        return list("from ThresholdChange change where " + LAST);
    }

    /** The last change of each language. */
    Uni<List<ThresholdChange>> latest(String clinic) {
        return list("from ThresholdChange change where clinicId = ?1 and " + LAST, clinic);
    }

    /** Newest first, those before {@code after}. */
    Uni<List<ThresholdChange>> of(String clinic, @Nullable Cursor after, Limit limit) {
        return find("clinicId = ?1 and id < ?2 order by id desc", clinic, after == null ? NEWEST : after.uuid(0))
                .page(0, limit.plusOne())
                .list();
    }

    /** Adds a change unless there is one with its version already, and tells which. */
    Uni<Boolean> add(ThresholdChange change) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(ADD)
                        .setParameter("id", change.id)
                        .setParameter("clinic", change.clinicId)
                        .setParameter("language", change.language)
                        .setParameter("version", change.version)
                        .setParameter("chosen", change.chosen)
                        .setParameter("before", change.inForceBefore)
                        .setParameter("after", change.inForceAfter)
                        .setParameter("build", change.build)
                        .setParameter("reason", change.reason)
                        .setParameter("by", change.changedBy)
                        .setParameter("at", change.changedAt)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    static String cursor(ThresholdChange last) {
        return Cursor.of(last.id).toString();
    }
}
