// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.conversation;

import dev.lantern.contracts.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * How urgent a conversation is and how it came to be.
 *
 * @param resolvedThrough the last message that a resolved case settled; 0 when none did
 * @param trajectory the latest verdicts in order of the messages, at most 200
 */
record UrgencyView(UUID conversationId, Urgency urgency, long resolvedThrough, List<Point> trajectory) {

    /**
     * One verdict on one message.
     *
     * @param messageId of a questionnaire: its response's id
     * @param conversationUrgency the conversation's level when this message was read, from the first one shown on
     * @param givenBy {@code triage}, {@code screen}, {@code questionnaire} or {@code review}, which takes the others' place
     */
    record Point(
            UUID messageId,
            long sequence,
            Urgency urgency,
            Urgency conversationUrgency,
            String givenBy,
            boolean resolved,
            Instant givenAt) {}

    static UrgencyView of(Conversation conversation, List<Verdict> verdicts, Instant now) {
        var history = new History(conversation.resolvedThrough(), verdicts);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            Verdict verdict = verdicts.get(i);
            points.add(point(verdict, history.levels().get(i), history.settled(verdict)));
        }
        Urgency present = history.at(now);
        return new UrgencyView(
                conversation.id(),
                verdicts.size() < Conversations.POINTS ? present : present.max(conversation.urgency()),
                conversation.resolvedThrough(),
                points);
    }

    private static Point point(Verdict verdict, Urgency level, boolean resolved) {
        return new Point(
                verdict.messageId,
                verdict.sequence,
                verdict.urgency,
                level,
                verdict.givenBy,
                resolved,
                verdict.givenAt);
    }
}
