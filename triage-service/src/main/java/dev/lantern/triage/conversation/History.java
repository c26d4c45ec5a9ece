// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.conversation;

import dev.lantern.contracts.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** A conversation's verdicts read again, in order of the messages. */
public final class History {

    private final long resolvedThrough;
    private final List<Verdict> verdicts;
    private final List<Urgency> levels = new ArrayList<>();
    private final Trajectory open;

    /** @param resolvedThrough the last message that a resolved case settled; 0 when none did */
    public History(long resolvedThrough, List<Verdict> verdicts) {
        this.resolvedThrough = resolvedThrough;
        this.verdicts = List.copyOf(verdicts);
        this.open = new Trajectory(resolvedThrough > 0);
        Set<Verdict> counted = Set.copyOf(Verdict.counted(verdicts));
        var settled = new Trajectory(false);
        for (Verdict verdict : verdicts) {
            Trajectory trajectory = settled(verdict) ? settled : open;
            levels.add(counted.contains(verdict) ? trajectory.add(verdict.point()) : trajectory.at(verdict.givenAt));
        }
    }

    /** The conversation's level with each verdict. */
    public List<Urgency> levels() {
        return Collections.unmodifiableList(levels);
    }

    /** Whether a resolved case settled the message of this verdict. */
    public boolean settled(Verdict verdict) {
        return verdict.sequence <= resolvedThrough;
    }

    /**
     * Whether the level that was stored with each message can be computed from these verdicts: no person, screen,
     * questionnaire or resolve may have changed the level later, and no verdict may have been too old to be read.
     */
    public boolean isAsItWas() {
        return resolvedThrough == 0
                && verdicts.size() < Conversations.POINTS
                && verdicts.stream().allMatch(verdict -> verdict.givenBy.equals(Verdict.TRIAGE));
    }

    /** The level when nothing more is said until {@code now}. */
    Urgency at(Instant now) {
        return open.at(now);
    }
}
