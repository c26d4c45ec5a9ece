// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.contracts.Urgency;
import dev.lantern.platform.problem.Cursor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which cases of a clinic are asked for, in the order in which they want attention. */
final class Queue {

    static final List<Status> UNRESOLVED = List.of(Status.OPEN, Status.CLAIMED);

    private final StringBuilder where = new StringBuilder("where clinicId = :clinicId");
    private final Map<String, Object> parameters = new HashMap<>();

    Queue(String clinicId) {
        parameters.put("clinicId", clinicId);
    }

    /** Open and claimed ones when none is named. */
    Queue inStatus(List<Status> statuses) {
        return and("status in (:statuses)", "statuses", statuses.isEmpty() ? UNRESOLVED : statuses);
    }

    Queue withUrgency(List<Urgency> urgencies) {
        return urgencies.isEmpty() ? this : and("urgency in (:urgencies)", "urgencies", urgencies);
    }

    Queue heldByName(String name) {
        return name == null ? this : and("holderName = :holderName", "holderName", name);
    }

    Queue heldBy(Counselor counselor) {
        return and("holderId = :holderId", "holderId", counselor.id());
    }

    Queue ofConversation(UUID conversationId) {
        return conversationId == null ? this : and("conversationId = :conversation", "conversation", conversationId);
    }

    Queue after(Cursor cursor) {
        if (cursor == null) {
            return this;
        }
        parameters.put("deadline", cursor.instant(1));
        parameters.put("id", cursor.uuid(2));
        return and("""
                (urgencyRank < :rank or urgencyRank = :rank
                    and (deadline > :deadline or deadline = :deadline and id > :id))
                """, "rank", (short) cursor.number(0));
    }

    /** Where the page after {@code last} starts. */
    static Cursor cursor(Escalation last) {
        return Cursor.of(last.urgency().ordinal(), last.deadline(), last.id());
    }

    private Queue and(String condition, String name, Object value) {
        where.append(" and ").append(condition);
        parameters.put(name, value);
        return this;
    }

    String hql() {
        return "from Escalation " + where + " order by urgencyRank desc, deadline, id";
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
