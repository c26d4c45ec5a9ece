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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One conversation as it is stored and as this build would have it: what the screen and people said, and what a resolve
 * settled, stays; triage's own verdicts on the messages that were read again are replaced.
 */
final class Comparison {

    /** Those with something to compare: opened now, and assessed then. */
    private final Map<UUID, Reread> compared = new HashMap<>();

    private final Stored stored;

    Comparison(List<Reread> reread, @Nullable Stored stored) {
        this.stored = stored == null ? new Stored(0, List.of(), Map.of()) : stored;
        reread.stream()
                .filter(each -> each.said() != null && isAssessed(each))
                .forEach(each -> compared.put(each.message(), each));
    }

    boolean isAssessed(Reread message) {
        return stored.assessments().containsKey(message.message());
    }

    /** Only for a message that {@link #isAssessed} and could be opened. */
    Change change(Reread message) {
        return new Change(assessed(message.message()).urgency(), message.said().urgency());
    }

    /** Only for a message that {@link #isAssessed}. */
    String modelThen(Reread message) {
        return assessed(message.message()).model();
    }

    private Stored.Assessed assessed(UUID message) {
        return stored.assessments().get(message);
    }

    /**
     * The highest level that the conversation had, and would have, with one of the messages that were read again: before the
     * last resolve and after it apart, for a case each. Empty where there was nothing to compare.
     */
    List<Change> levels() {
        History before = stored.history();
        History after = new History(
                stored.resolvedThrough(),
                stored.verdicts().stream().map(this::now).toList());
        List<Change> levels = new ArrayList<>();
        for (boolean settled : new boolean[] {true, false}) {
            List<Change> part = changes(before, after, verdict -> before.settled(verdict) == settled);
            if (!part.isEmpty()) {
                levels.add(Change.highest(part.stream()));
            }
        }
        return levels;
    }

    private Verdict now(Verdict verdict) {
        Reread reread = verdict.givenBy().equals(Verdict.TRIAGE) ? compared.get(verdict.messageId()) : null;
        return reread == null ? verdict : reread.said().inPlaceOf(verdict);
    }

    private List<Change> changes(History before, History after, Predicate<Verdict> which) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < stored.verdicts().size(); i++) {
            Verdict verdict = stored.verdicts().get(i);
            if (compared.containsKey(verdict.messageId()) && which.test(verdict)) {
                changes.add(new Change(then(before, i, verdict), after.levels().get(i)));
            }
        }
        return changes;
    }

    /**
     * As it was stored with the message, so that a change of the trajectory's rules shows too. Where others have spoken since,
     * the stored level cannot be held against one that heeds them: then it is computed as well.
     */
    private Urgency then(History before, int i, Verdict verdict) {
        return before.isAsItWas()
                ? assessed(verdict.messageId()).conversationUrgency()
                : before.levels().get(i);
    }
}
