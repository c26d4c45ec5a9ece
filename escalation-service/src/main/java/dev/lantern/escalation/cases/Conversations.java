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

    private static final String CREATE = """
            insert into conversation (clinic_id, conversation_id, seeker_source, seeker_subject, urgency,
                                      last_sequence, last_version)
            values (:clinicId, :conversationId, :source, :subject, 'NONE', 0, 0)
            on conflict do nothing
            """;

    /** Locks the conversation, which is created where it is new. */
    Uni<Conversation> lock(String clinicId, UUID conversationId, Seeker seeker) {
        return lockKnown(clinicId, conversationId)
                .onItem()
                .ifNull()
                .switchTo(() ->
                        create(clinicId, conversationId, seeker).chain(() -> lockKnown(clinicId, conversationId)));
    }

    /** Locks the conversation; null when it is not known. */
    Uni<Conversation> lockKnown(String clinicId, UUID conversationId) {
        return Panache.getSession()
                .flatMap(session -> session.find(
                        Conversation.class,
                        new ConversationId(clinicId, conversationId),
                        LockModeType.PESSIMISTIC_WRITE));
    }

    private static Uni<Integer> create(String clinicId, UUID conversationId, Seeker seeker) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(CREATE)
                        .setParameter("clinicId", clinicId)
                        .setParameter("conversationId", conversationId)
                        .setParameter("source", seeker.source())
                        .setParameter("subject", seeker.subject())
                        .executeUpdate());
    }
}
