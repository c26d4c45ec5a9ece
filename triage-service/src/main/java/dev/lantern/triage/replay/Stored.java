// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import dev.lantern.contracts.Urgency;
import dev.lantern.triage.conversation.History;
import dev.lantern.triage.conversation.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What triage's database holds of a conversation, held against what this build says: the verdicts of the screen, of
 * questionnaires and of people, and what a resolve settled, stay; triage's own on the messages that were read again are
 * replaced.
 *
 * @param verdicts in order of the messages
 * @param assessments by message
 */
record Stored(long resolvedThrough, List<Verdict> verdicts, Map<UUID, Assessed> assessments) {

    /** Of a conversation that triage has not heard of. */
    static final Stored NOTHING = new Stored(0, List.of(), Map.of());

    /** @param model its name and version */
    record Assessed(Urgency urgency, Urgency conversationUrgency, String model) {}

    /** Null when the message was never assessed. */
    @Nullable
    Assessed of(Reread message) {
        return assessments.get(message.message());
    }

    /**
     * The highest level that the conversation had, and would have, with one of the messages that were read again: before the
     * last resolve and after it apart, for a case each. Empty where there was nothing to compare.
     */
    List<Change> levels(List<Reread> reread) {
        Map<UUID, Reread.Said> said = new HashMap<>();
        reread.stream()
                .filter(message -> message.said() != null && of(message) != null)
                .forEach(message -> said.put(message.message(), message.said()));
        History then = new History(resolvedThrough, verdicts);
        History now = new History(
                resolvedThrough,
                verdicts.stream().map(verdict -> now(verdict, said)).toList());
        List<Change> settled = new ArrayList<>();
        List<Change> open = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            Verdict verdict = verdicts.get(i);
            if (said.containsKey(verdict.messageId())) {
                (then.settled(verdict) ? settled : open)
                        .add(new Change(then(then, i), now.levels().get(i)));
            }
        }
        return Stream.of(settled, open)
                .flatMap(part -> Change.highest(part).stream())
                .toList();
    }

    private static Verdict now(Verdict verdict, Map<UUID, Reread.Said> said) {
        return verdict.givenBy().equals(Verdict.TRIAGE) && said.containsKey(verdict.messageId())
                ? said.get(verdict.messageId()).inPlaceOf(verdict)
                : verdict;
    }

    /**
     * As it was stored with the message, so that a change of the trajectory's rules shows too. Where others have spoken since,
     * the stored level cannot be held against one that heeds them: then it is computed as well.
     */
    private Urgency then(History then, int i) {
        return then.isAsItWas()
                ? assessments.get(verdicts.get(i).messageId()).conversationUrgency()
                : then.levels().get(i);
    }
}
