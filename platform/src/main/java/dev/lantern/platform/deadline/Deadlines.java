// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.deadline;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Sets and takes deadlines within the caller's transaction. */
@ApplicationScoped
public class Deadlines {

    /** Sets a deadline, or moves the one that is there. */
    public Uni<Void> set(String kind, UUID subjectId, String clinicId, Instant dueAt) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery("""
                                insert into deadline (kind, subject_id, clinic_id, due_at)
                                values (:kind, :subjectId, :clinicId, :dueAt)
                                on conflict (kind, subject_id) do update set due_at = excluded.due_at
                                """)
                        .setParameter("kind", kind)
                        .setParameter("subjectId", subjectId)
                        .setParameter("clinicId", clinicId)
                        .setParameter("dueAt", OffsetDateTime.ofInstant(dueAt, ZoneOffset.UTC))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Ends a deadline; true for the one caller who did. */
    public Uni<Boolean> take(String kind, UUID subjectId) {
        return take(List.of(kind), subjectId);
    }

    /** Ends the deadline that the subject has of one of these kinds; true for the one caller who did. */
    public Uni<Boolean> take(List<String> kinds, UUID subjectId) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "delete from deadline where kind in (:kinds) and subject_id = :subjectId")
                        .setParameter("kinds", kinds)
                        .setParameter("subjectId", subjectId)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /** As {@link #take}, unless the deadline has been moved to after {@code now}: that one is another's. */
    public Uni<Boolean> takeDue(String kind, UUID subjectId, Instant now) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "delete from deadline where kind = :kind and subject_id = :subjectId and due_at <= :now")
                        .setParameter("kind", kind)
                        .setParameter("subjectId", subjectId)
                        .setParameter("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /** Of each kind the oldest {@code most} deadlines that are due, without locking them. */
    Uni<List<Deadline>> due(Instant now, List<String> kinds, int most) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery("""
                        select kind, subject_id, clinic_id from (
                            select *, row_number() over (partition by kind order by due_at) as place
                            from deadline where due_at <= :now and kind in (:kinds)) due
                        where place <= :most order by due_at
                        """, Object[].class)
                        .setParameter("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                        .setParameter("kinds", kinds)
                        .setParameter("most", most)
                        .getResultList()
                        .map(rows -> rows.stream()
                                .map(row -> new Deadline((String) row[0], (UUID) row[1], (String) row[2]))
                                .toList())));
    }
}
