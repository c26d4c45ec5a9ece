// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.contracts.Urgency;
import java.time.Instant;
import java.util.UUID;

/**
 * What happened on a case.
 *
 * @param by the counselor's name, where one did it
 * @param detail the reason, the outcome, or who was silent, by kind
 */
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
