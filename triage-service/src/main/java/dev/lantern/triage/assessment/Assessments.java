// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.assessment;

import dev.lantern.platform.problem.Cursor;
import dev.lantern.platform.problem.Limit;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds assessments, always within a clinic. */
@ApplicationScoped
class Assessments implements PanacheRepositoryBase<Assessment, UUID> {

    /** In order of the messages, those after {@code after}. */
    Uni<List<Assessment>> of(String clinic, UUID conversation, @Nullable Cursor after, Limit limit) {
        return find(
                        "clinicId = ?1 and conversationId = ?2 and sequence > ?3 order by sequence",
                        clinic,
                        conversation,
                        after == null ? 0L : after.number(0))
                .page(0, limit.plusOne())
                .list();
    }

    /** Of the last message after {@code sequence}; null where triage has assessed none. */
    Uni<Assessment> last(String clinic, UUID conversation, long sequence) {
        return find(
                        "clinicId = ?1 and conversationId = ?2 and sequence > ?3 order by sequence desc",
                        clinic,
                        conversation,
                        sequence)
                .firstResult();
    }

    static String cursor(Assessment last) {
        return Cursor.of(last.sequence).toString();
    }
}
