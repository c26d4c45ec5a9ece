// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import dev.lantern.contracts.Seeker;
import dev.lantern.platform.problem.Cursor;
import dev.lantern.platform.problem.Limit;
import dev.lantern.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds responses, always a seeker's within a clinic. */
@ApplicationScoped
class Responses implements PanacheRepositoryBase<InstrumentResponse, UUID> {

    /** Older than every instrument, and than every time that a response can have. */
    static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    /** The database takes no year that a client can make up. */
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private static final String OWN = "clinicId = ?1 and seekerSource = ?2 and seekerSubject = ?3 and ";
    private static final String OF_INSTRUMENT = OWN + "instrument = ?4";
    private static final String NEWEST_FIRST = " order by completedAt desc, id desc";

    Uni<InstrumentResponse> byId(String clinic, Seeker seeker, UUID id) {
        return find(OWN + "id = ?4", clinic, seeker.source(), seeker.subject(), id)
                .firstResult();
    }

    /** To one instrument, newest first, those before {@code after}. */
    Uni<List<InstrumentResponse>> of(
            String clinic, Seeker seeker, String instrument, @Nullable Cursor after, Limit limit) {
        return query(clinic, seeker, instrument, after).page(0, limit.plusOne()).list();
    }

    private PanacheQuery<InstrumentResponse> query(
            String clinic, Seeker seeker, String instrument, @Nullable Cursor after) {
        return after == null
                ? find(OF_INSTRUMENT + NEWEST_FIRST, clinic, seeker.source(), seeker.subject(), instrument)
                : find(
                        OF_INSTRUMENT + " and (completedAt < ?5 or completedAt = ?5 and id < ?6)" + NEWEST_FIRST,
                        clinic,
                        seeker.source(),
                        seeker.subject(),
                        instrument,
                        completedAt(after),
                        after.uuid(1));
    }

    private static Instant completedAt(Cursor after) {
        Instant at = after.instant(0);
        if (at == null || at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
            throw Problem.invalid("after", "is not a cursor of this list");
        }
        return at;
    }

    static String cursor(InstrumentResponse last) {
        return Cursor.of(last.completedAt, last.id).toString();
    }
}
