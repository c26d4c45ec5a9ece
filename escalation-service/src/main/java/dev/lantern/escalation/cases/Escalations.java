// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Finds cases, always within one clinic. */
@ApplicationScoped
class Escalations {

    /** The case of a conversation that is not resolved; null when there is none. */
    Uni<Escalation> findUnresolved(Conversation conversation) {
        if (!conversation.hadCase()) {
            return Uni.createFrom().nullItem();
        }
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery("""
                        from Escalation where clinicId = :clinicId and conversationId = :conversationId
                            and status <> :resolved
                        """, Escalation.class)
                        .setParameter("clinicId", conversation.clinicId())
                        .setParameter("conversationId", conversation.conversationId())
                        .setParameter("resolved", Status.RESOLVED)
                        .getSingleResultOrNull());
    }

    /** Whether the conversation has or had a case. */
    Uni<Boolean> anyOf(String clinicId, UUID conversationId) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(
                                "select id from Escalation where clinicId = :clinicId and conversationId = :conversationId",
                                UUID.class)
                        .setParameter("clinicId", clinicId)
                        .setParameter("conversationId", conversationId)
                        .setMaxResults(1)
                        .getResultList())
                .map(found -> !found.isEmpty());
    }

    /** Null when the clinic has no such case. */
    Uni<Escalation> find(String clinicId, UUID id) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(
                                "from Escalation where clinicId = :clinicId and id = :id", Escalation.class)
                        .setParameter("clinicId", clinicId)
                        .setParameter("id", id)
                        .getSingleResultOrNull());
    }

    /** The conversation of a case, without reading the case: that must wait for the lock. Null when there is none. */
    Uni<UUID> conversationOf(String clinicId, UUID id) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(
                                "select conversationId from Escalation where clinicId = :clinicId and id = :id",
                                UUID.class)
                        .setParameter("clinicId", clinicId)
                        .setParameter("id", id)
                        .getSingleResultOrNull());
    }

    /** The cases that {@code queue} asks for, most urgent first, then nearest deadline. */
    Uni<List<Escalation>> list(Queue queue, int limit) {
        return Panache.getSession().flatMap(session -> {
            var query = session.createSelectionQuery(queue.hql(), Escalation.class);
            queue.parameters().forEach(query::setParameter);
            return query.setMaxResults(limit).getResultList();
        });
    }
}
