// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What lies in a case's file beside the case: lines, timeline, assessments, notes. */
@ApplicationScoped
class CaseFile {

    Uni<Void> add(Object entry) {
        return Panache.getSession().flatMap(session -> session.persist(entry));
    }

    Uni<Void> addAll(List<?> entries) {
        return Panache.getSession().flatMap(session -> session.persistAll(entries.toArray()));
    }

    /** Adds an assessment, or puts it in the place of an older one of the same message and source. */
    Uni<Void> put(CaseAssessment assessment) {
        return Panache.getSession()
                .flatMap(session -> session.merge(assessment))
                .replaceWithVoid();
    }

    /** Those of these messages that the case has. */
    Uni<List<CaseMessage>> lines(Escalation escalation, List<UUID> messageIds) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery("""
                        from CaseMessage where clinicId = :clinicId and id.caseId = :caseId and id.messageId in :messageIds
                        """, CaseMessage.class)
                        .setParameter("clinicId", escalation.clinicId())
                        .setParameter("caseId", escalation.id())
                        .setParameter("messageIds", messageIds)
                        .getResultList());
    }

    /** Whether a case had this message before it was resolved: its counselor could have read it. */
    Uni<Boolean> wasReadable(Conversation conversation, UUID messageId) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery("""
                        select m.id.caseId from CaseMessage m join Escalation e on e.id = m.id.caseId
                        where e.clinicId = :clinicId and e.conversationId = :conversationId and e.status = :resolved
                            and m.id.messageId = :messageId and not m.late
                        """, UUID.class)
                        .setParameter("clinicId", conversation.clinicId())
                        .setParameter("conversationId", conversation.conversationId())
                        .setParameter("resolved", Status.RESOLVED)
                        .setParameter("messageId", messageId)
                        .setMaxResults(1)
                        .getResultList())
                .map(found -> !found.isEmpty());
    }

    /** Whether a case of this conversation had this verdict before it was resolved. */
    Uni<Boolean> wasJudged(Conversation conversation, Verdict verdict) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery("""
                        select a.id.caseId from CaseAssessment a join Escalation e on e.id = a.id.caseId
                        where e.clinicId = :clinicId and e.conversationId = :conversationId and e.status = :resolved
                            and a.id.messageId = :messageId and a.id.source = :source
                        """, UUID.class)
                        .setParameter("clinicId", conversation.clinicId())
                        .setParameter("conversationId", conversation.conversationId())
                        .setParameter("resolved", Status.RESOLVED)
                        .setParameter("messageId", verdict.messageId())
                        .setParameter("source", verdict.source())
                        .setMaxResults(1)
                        .getResultList())
                .map(found -> !found.isEmpty());
    }

    /** A counselor's reply that the chat service has not taken yet; null when there is none of this id. */
    Uni<CaseMessage> waitingReply(Conversation conversation, UUID messageId) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery("""
                        from CaseMessage where clinicId = :clinicId and conversationId = :conversationId
                            and id.messageId = :messageId and sequence is null
                        """, CaseMessage.class)
                        .setParameter("clinicId", conversation.clinicId())
                        .setParameter("conversationId", conversation.conversationId())
                        .setParameter("messageId", messageId)
                        .getSingleResultOrNull());
    }

    /** What this counselor wrote under this client id; null when nothing. */
    Uni<CaseMessage> replyOf(Conversation conversation, Counselor counselor, String clientMessageId) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery("""
                        from CaseMessage where clinicId = :clinicId and conversationId = :conversationId
                            and repliedBy = :by and clientMessageId = :clientMessageId
                        """, CaseMessage.class)
                        .setParameter("clinicId", conversation.clinicId())
                        .setParameter("conversationId", conversation.conversationId())
                        .setParameter("by", counselor.id())
                        .setParameter("clientMessageId", clientMessageId)
                        .getSingleResultOrNull());
    }

    /** Null when the case has no such note. */
    Uni<CaseNote> note(Escalation escalation, UUID id) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(
                                "from CaseNote where clinicId = :clinicId and caseId = :caseId and id = :id",
                                CaseNote.class)
                        .setParameter("clinicId", escalation.clinicId())
                        .setParameter("caseId", escalation.id())
                        .setParameter("id", id)
                        .getSingleResultOrNull());
    }

    /** The conversation in its order; replies that chat has not taken yet come last. */
    Uni<List<CaseMessage>> lines(Escalation escalation) {
        return entries(escalation, CaseMessage.class, "id.caseId", "sequence nulls last, sentAt");
    }

    Uni<List<CaseEvent>> timeline(Escalation escalation) {
        return entries(escalation, CaseEvent.class, "caseId", "id");
    }

    Uni<List<CaseAssessment>> assessments(Escalation escalation) {
        return entries(escalation, CaseAssessment.class, "id.caseId", "sequence, assessedAt");
    }

    Uni<List<CaseNote>> notes(Escalation escalation) {
        return entries(escalation, CaseNote.class, "caseId", "id");
    }

    private static <T> Uni<List<T>> entries(Escalation escalation, Class<T> type, String caseId, String order) {
        String hql = "from %s where clinicId = :clinicId and %s = :caseId order by %s"
                .formatted(type.getSimpleName(), caseId, order);
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(hql, type)
                        .setParameter("clinicId", escalation.clinicId())
                        .setParameter("caseId", escalation.id())
                        .getResultList());
    }
}
