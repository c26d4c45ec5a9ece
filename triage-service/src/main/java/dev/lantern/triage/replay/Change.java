// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import dev.lantern.contracts.Urgency;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** From a stored level to one of this build. */
record Change(Urgency from, Urgency to) {

    static final Comparator<Change> BY_LEVELS =
            Comparator.comparing(Change::from).thenComparing(Change::to);

    /** What falls furthest comes first, of these what was gravest. */
    static final Comparator<Change> GRAVEST_FIRST =
            Comparator.comparingInt(Change::steps).thenComparing(Change::from).reversed();

    /** The highest level on both sides; empty where nothing changed and nothing stayed. */
    static Optional<Change> highest(Collection<Change> changes) {
        return changes.stream().reduce((one, other) -> new Change(one.from.max(other.from), one.to.max(other.to)));
    }

    boolean up() {
        return steps() < 0;
    }

    boolean down() {
        return steps() > 0;
    }

    boolean below(Urgency level) {
        return from.atLeast(level) && !to.atLeast(level);
    }

    boolean reaches(Urgency level) {
        return !from.atLeast(level) && to.atLeast(level);
    }

    /** Whether a person who would have been called is not called now, or not as soon. */
    boolean falls() {
        return below(Urgency.HIGH) || below(Urgency.MODERATE);
    }

    private int steps() {
        return from.ordinal() - to.ordinal();
    }
}
