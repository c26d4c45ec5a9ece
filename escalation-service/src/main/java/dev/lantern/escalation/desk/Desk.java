// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.desk;

import dev.lantern.platform.stream.Streams;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The numbered stream of what changes at a clinic's desk. */
@ApplicationScoped
public class Desk {

    private static final String APPEND = """
            with next as (
                insert into desk (clinic_id, last_number) values (:clinicId, 1)
                on conflict (clinic_id) do update set last_number = desk.last_number + 1
                returning last_number)
            insert into desk_event (clinic_id, number, case_id, conversation_id, status, urgency, version, holder)
            select :clinicId, last_number, :caseId, :conversationId, :status, :urgency, :version, :holder from next
            """;

    private static final String PREFIX = "desk:";

    private final Streams streams;
    private final Streams.Heads heads = Desk::last;

    Desk(Streams streams) {
        this.streams = streams;
    }

    /**
     * Adds to the stream in the caller's transaction. The number is taken under the desk's row lock, which holds up the
     * whole clinic until the commit: call it last.
     */
    public Uni<Void> append(DeskChange change) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(APPEND)
                        .setParameter("clinicId", change.clinicId())
                        .setParameter("caseId", change.caseId())
                        .setParameter("conversationId", change.conversationId())
                        .setParameter("status", change.status())
                        .setParameter("urgency", change.urgency().name())
                        .setParameter("version", change.version())
                        .setParameter("holder", change.holder())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** The number of the newest event; 0 when there is none. */
    Uni<Long> lastNumber(String clinicId) {
        return Panache.withSession(() -> lastNumberHere(clinicId));
    }

    /** As {@link #lastNumber}, in the caller's session. */
    private static Uni<Long> lastNumberHere(String clinicId) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "select last_number from desk where clinic_id = :clinicId", Long.class)
                        .setParameter("clinicId", clinicId)
                        .getSingleResultOrNull())
                .map(number -> number == null ? 0L : number);
    }

    /** Every event after number {@code after}, those that are there and those to come. */
    Multi<DeskEvent> follow(String clinicId, long after) {
        return streams.follow(
                clinicId, stream(clinicId), after, heads, number -> load(clinicId, number), DeskEvent::number);
    }

    private static Uni<List<DeskEvent>> load(String clinicId, long after) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery("""
                        from DeskEvent where id.clinicId = :clinicId and id.number > :after order by id.number
                        """, DeskEvent.class)
                        .setParameter("clinicId", clinicId)
                        .setParameter("after", after)
                        .setMaxResults(Streams.PAGE)
                        .getResultList());
    }

    private static String stream(String clinicId) {
        return PREFIX + clinicId;
    }

    static Uni<List<Streams.Head>> last(String clinicId, List<String> streams) {
        // A clinic has one desk.
        return lastNumberHere(clinicId).map(number -> List.of(new Streams.Head(streams.getFirst(), number)));
    }
}
