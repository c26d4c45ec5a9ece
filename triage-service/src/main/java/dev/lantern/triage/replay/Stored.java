// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import dev.lantern.contracts.Urgency;
import dev.lantern.triage.conversation.History;
import dev.lantern.triage.conversation.Verdict;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What triage's database holds of a conversation.
 *
 * @param verdicts of triage, of the screen and of people, in order of the messages
 * @param assessments by message
 */
record Stored(long resolvedThrough, List<Verdict> verdicts, Map<UUID, Assessed> assessments) {

    /** @param model its name and version */
    record Assessed(Urgency urgency, Urgency conversationUrgency, String model) {}

    History history() {
        return new History(resolvedThrough, verdicts);
    }
}
