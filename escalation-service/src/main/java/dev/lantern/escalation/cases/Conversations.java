// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.contracts.Seeker;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

/** Finds and locks conversations. The lock comes before everything else in a transaction. */
@ApplicationScoped
class Conversations {

    // One round trip, also for the first news of a conversation: that is the one that somebody in danger waits for.
    private static final String LOCK = """
            insert into conversation (clinic_id, conversation_id, seeker_source, seeker_subject, urgency,
                                      last_sequence, last_version)
            values (:clinicId, :conversationId, :source, :subject, 'NONE', 0, 0)
            on conflict (clinic_id, conversation_id) do update set urgency = conversation.urgency
            returning clinic_id, conversation_id, seeker_source, seeker_subject, urgency, last_sequence,
                      resolved_through, last_version
            """;

    /** Locks the conversation, which is created where it is new. */
    Uni<Conversation> lock(String clinicId, UUID conversationId, Seeker seeker) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(LOCK, Conversation.class)
                        .setParameter("clinicId", clinicId)
                        .setParameter("conversationId", conversationId)
                        .setParameter("source", seeker.source())
                        .setParameter("subject", seeker.subject())
                        .getSingleResult());
    }

    /** Locks the conversation; null when it is not known. */
    Uni<Conversation> lockKnown(String clinicId, UUID conversationId) {
        return Panache.getSession()
                .flatMap(session -> session.find(
                        Conversation.class,
                        new ConversationId(clinicId, conversationId),
                        LockModeType.PESSIMISTIC_WRITE));
    }
}
