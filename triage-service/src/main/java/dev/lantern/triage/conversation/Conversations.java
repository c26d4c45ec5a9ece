// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.conversation;

import dev.lantern.contracts.Urgency;
import dev.lantern.platform.deadletter.PoisonException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** Finds conversations and the verdicts on their messages, always within a clinic. */
@ApplicationScoped
public class Conversations implements PanacheRepositoryBase<Conversation, UUID> {

    private static final String CREATE = "insert into conversation (id, clinic_id, urgency, resolved_through)"
            + " values (:id, :clinic, 'NONE', 0) on conflict do nothing";
    private static final String HIGHEST = "select distinct v.urgency from Verdict v"
            + " where v.clinicId = :clinic and v.conversationId = :id and v.sequence > :sequence";

    /** Locks the conversation's row, made when this is the first that triage hears of it. */
    public Uni<Conversation> lock(String clinic, UUID id) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(CREATE)
                        .setParameter("id", id)
                        .setParameter("clinic", clinic)
                        .executeUpdate())
                .chain(() -> locked(clinic, id))
                .onItem()
                .ifNull()
                .failWith(() -> new PoisonException("a conversation of another clinic"));
    }

    private Uni<Conversation> locked(String clinic, UUID id) {
        return find("clinicId = ?1 and id = ?2", clinic, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** Null when the clinic has no such conversation. */
    public Uni<Conversation> byId(String clinic, UUID id) {
        return find("clinicId = ?1 and id = ?2", clinic, id).firstResult();
    }

    /** The highest verdict on messages after {@code sequence}. */
    Uni<Urgency> highestAfter(Conversation conversation, long sequence) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(HIGHEST, Urgency.class)
                        .setParameter("clinic", conversation.clinicId)
                        .setParameter("id", conversation.id)
                        .setParameter("sequence", sequence)
                        .getResultList())
                .map(found -> found.stream().reduce(Urgency.NONE, Urgency::max));
    }

    /** The last {@code most} verdicts, in order of the messages. */
    Uni<List<Verdict>> verdicts(Conversation conversation, int most) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(
                                "from Verdict v where v.clinicId = :clinic and v.conversationId = :id"
                                        + " order by v.sequence desc, v.givenAt desc",
                                Verdict.class)
                        .setParameter("clinic", conversation.clinicId)
                        .setParameter("id", conversation.id)
                        .setMaxResults(most)
                        .getResultList())
                .map(List::reversed);
    }

    /** Adds a verdict on a message unless the same source has given one; tells whether it was the first. */
    public Uni<Boolean> add(Conversation locked, Verdict verdict) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "insert into verdict (message_id, given_by, clinic_id, conversation_id, sequence, urgency,"
                                        + " given_at) values (:message, :by, :clinic, :id, :sequence, :urgency, :at)"
                                        + " on conflict do nothing")
                        .setParameter("message", verdict.messageId)
                        .setParameter("by", verdict.givenBy)
                        .setParameter("clinic", locked.clinicId)
                        .setParameter("id", locked.id)
                        .setParameter("sequence", verdict.sequence)
                        .setParameter("urgency", verdict.urgency.name())
                        .setParameter("at", verdict.givenAt)
                        .executeUpdate())
                .map(rows -> rows == 1)
                .invoke(first -> locked.raise(verdict.urgency, verdict.sequence));
    }
}
