// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lantern.contracts.Seeker;
import dev.lantern.contracts.Urgency;
import java.time.Instant;
import java.util.UUID;

/** What a client sees of a case: no text. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EscalationView(
        UUID id,
        UUID conversationId,
        Seeker seeker,
        Status status,
        Urgency urgency,
        String reason,
        Holder holder,
        long version,
        Instant openedAt,
        Instant deadline,
        Instant claimedAt,
        Instant firstReplyAt,
        Instant resolvedAt,
        Outcome outcome) {

    /** The counselor who has the case, or had it last when it is resolved. */
    public record Holder(String name) {}

    static EscalationView of(Escalation escalation) {
        return new EscalationView(
                escalation.id(),
                escalation.conversationId(),
                escalation.seeker(),
                escalation.status(),
                escalation.urgency(),
                escalation.reason(),
                escalation.holderName() == null ? null : new Holder(escalation.holderName()),
                escalation.version(),
                escalation.openedAt(),
                escalation.deadline(),
                escalation.claimedAt(),
                escalation.firstReplyAt(),
                escalation.resolvedAt(),
                escalation.outcome());
    }
}
