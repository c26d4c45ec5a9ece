// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import dev.lantern.contracts.Seeker;
import dev.lantern.platform.problem.Limit;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds conversations, always within a clinic. */
@ApplicationScoped
public class Conversations implements PanacheRepositoryBase<Conversation, UUID> {

    /** After every id there is. */
    private static final UUID NEWEST = new UUID(-1, -1);

    /** Locks the row until the transaction ends; null when the clinic has no such conversation. */
    public Uni<Conversation> lock(String clinic, UUID id) {
        return find("clinicId = ?1 and id = ?2", clinic, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** Without a lock; null when the clinic has no such conversation. */
    public Uni<Conversation> byId(String clinic, UUID id) {
        return find("clinicId = ?1 and id = ?2", clinic, id).firstResult();
    }

    /** The one that the seeker opened last and has not closed; null when there is none. */
    public Uni<Conversation> latestOpen(String clinic, Seeker seeker) {
        return find(
                        "clinicId = ?1 and seekerSource = ?2 and seekerSubject = ?3 and status = ?4 order by id desc",
                        clinic,
                        seeker.source(),
                        seeker.subject(),
                        Status.OPEN)
                .page(0, 1)
                .firstResult();
    }

    /** The one that the seeker opened last, open or not; null when they never opened one. */
    Uni<Conversation> latest(String clinic, Seeker seeker) {
        return of(clinic, seeker, null, new Limit(1)).map(found -> found.isEmpty() ? null : found.getFirst());
    }

    /** Newest first, those older than {@code before}. */
    Uni<List<Conversation>> of(String clinic, Seeker seeker, @Nullable UUID before, Limit limit) {
        return find(
                        "clinicId = ?1 and seekerSource = ?2 and seekerSubject = ?3 and id < ?4 order by id desc",
                        clinic,
                        seeker.source(),
                        seeker.subject(),
                        before == null ? NEWEST : before)
                .page(0, limit.plusOne())
                .list();
    }
}
