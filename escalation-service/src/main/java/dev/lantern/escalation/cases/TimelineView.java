// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lantern.contracts.Urgency;
import java.time.Instant;
import java.util.UUID;

/**
 * What happened on a case.
 *
 * @param by the counselor's name, where one did it
 * @param detail the reason, the outcome, or who was silent, by kind
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelineView(String kind, Instant at, String by, Urgency urgency, String detail, UUID messageId) {

    static TimelineView of(CaseEvent event) {
        return new TimelineView(
                event.kind(),
                event.happenedAt(),
                event.actorName(),
                event.urgency(),
                event.detail(),
                event.messageId());
    }
}
