// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.conversation;

import dev.lantern.contracts.Urgency;
import dev.lantern.platform.deadletter.PoisonException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Finds conversations and the verdicts on their messages, always within a clinic. */
@ApplicationScoped
public class Conversations implements PanacheRepositoryBase<Conversation, UUID> {

    // In one round trip; returns nothing where the row is another clinic's.
    private static final String LOCK = """
            insert into conversation (id, clinic_id, urgency, resolved_through) values (:id, :clinic, 'NONE', 0)
            on conflict (id) do update set urgency = conversation.urgency
                where conversation.clinic_id = excluded.clinic_id
            returning id, clinic_id, urgency, resolved_through
            """;
    private static final String LATEST = "from Verdict v where v.clinicId = :clinic and v.conversationId = :id"
            + " and v.sequence > :after order by v.sequence desc, v.givenAt desc";

    private static final String ADD = "insert into verdict (message_id, given_by, clinic_id, conversation_id, sequence,"
            + " urgency, signals, soon, given_at)"
            + " values (:message, :by, :clinic, :id, :sequence, :urgency, :signals, :soon, :at)";

    /** So many verdicts make a trajectory, and a page of it. */
    static final int POINTS = 200;

    /** Locks the conversation's row, made when this is the first that triage hears of it. */
    public Uni<Conversation> lock(String clinic, UUID id) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(LOCK, Conversation.class)
                        .setParameter("id", id)
                        .setParameter("clinic", clinic)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> new PoisonException("a conversation of another clinic"));
    }

    /** Null when the clinic has no such conversation. */
    public Uni<Conversation> byId(String clinic, UUID id) {
        return find("clinicId = ?1 and id = ?2", clinic, id).firstResult();
    }

    /** The last {@link #POINTS} verdicts on messages after {@code sequence}, in order of the messages. */
    Uni<List<Verdict>> verdicts(Conversation conversation, long sequence) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(LATEST, Verdict.class)
                        .setParameter("clinic", conversation.clinicId)
                        .setParameter("id", conversation.id)
                        .setParameter("after", sequence)
                        .setMaxResults(POINTS)
                        .getResultList())
                .map(List::reversed);
    }

    /**
     * Adds a verdict on a message unless the same source has given one, and follows the trajectory; tells whether it was
     * the first.
     */
    public Uni<Boolean> add(Conversation locked, Verdict verdict) {
        return write(locked, verdict, " on conflict do nothing")
                .chain(rows -> follow(locked, verdict).replaceWith(rows == 1));
    }

    /** Adds a verdict, or puts it in the place of an earlier one of the same source, and follows the trajectory. */
    public Uni<Void> replace(Conversation locked, Verdict verdict) {
        return write(
                        locked,
                        verdict,
                        " on conflict (message_id, given_by) do update set urgency = excluded.urgency,"
                                + " signals = excluded.signals, soon = excluded.soon")
                .chain(() -> locked.settled(verdict) ? Uni.createFrom().voidItem() : follow(locked, Urgency.NONE));
    }

    private Uni<Integer> write(Conversation locked, Verdict verdict, String onConflict) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(ADD + onConflict)
                        .setParameter("message", verdict.messageId)
                        .setParameter("by", verdict.givenBy)
                        .setParameter("clinic", locked.clinicId)
                        .setParameter("id", locked.id)
                        .setParameter("sequence", verdict.sequence)
                        .setParameter("urgency", verdict.urgency.name())
                        .setParameter("signals", verdict.signals)
                        .setParameter("soon", verdict.soon)
                        .setParameter("at", verdict.givenAt)
                        .executeUpdate());
    }

    private Uni<Void> follow(Conversation locked, Verdict verdict) {
        boolean calm = verdict.saysNothing() && !locked.urgency().atLeast(Urgency.MODERATE);
        return locked.settled(verdict) || calm ? Uni.createFrom().voidItem() : follow(locked, locked.urgency());
    }

    /**
     * Reads the trajectory anew from the last resolved message on.
     *
     * @param before the level that a conversation longer than {@link #POINTS} keeps, for its beginning is not read
     */
    Uni<Void> follow(Conversation locked, Urgency before) {
        return verdicts(locked, locked.resolvedThrough())
                .invoke(verdicts -> {
                    Urgency level = level(locked, verdicts);
                    locked.reached(verdicts.size() < POINTS ? level : level.max(before));
                })
                .replaceWithVoid();
    }

    private static Urgency level(Conversation conversation, List<Verdict> verdicts) {
        var trajectory = new Trajectory(conversation.resolvedThrough() > 0);
        return Verdict.counted(verdicts).stream()
                .map(verdict -> trajectory.add(verdict.point()))
                .reduce(Urgency.NONE, (earlier, later) -> later);
    }
}
