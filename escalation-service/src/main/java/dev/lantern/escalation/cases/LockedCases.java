// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.contracts.Seeker;
import dev.lantern.platform.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Finds a case by its id and locks its conversation first, as everyone must who changes it. */
@ApplicationScoped
class LockedCases {

    private final Conversations conversations;
    private final Escalations escalations;

    LockedCases(Conversations conversations, Escalations escalations) {
        this.conversations = conversations;
        this.escalations = escalations;
    }

    /** Fails with 404 when the clinic has no such case. */
    Uni<Locked> lock(String clinicId, UUID caseId) {
        return escalations
                .conversationOf(clinicId, caseId)
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .flatMap(conversationId -> conversations.lockKnown(clinicId, conversationId))
                .flatMap(conversation ->
                        escalations.find(clinicId, caseId).map(found -> new Locked(conversation, found)));
    }

    /** A case and its conversation, whose row stays locked until the transaction ends. */
    record Locked(Conversation conversation, Escalation escalation) {
        Seeker seeker() {
            return conversation.seeker();
        }
    }
}
