// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import dev.lantern.contracts.Urgency;
import java.util.Comparator;
import java.util.stream.Stream;

/** From a stored level to one of this build. */
record Change(Urgency from, Urgency to) {

    boolean below(Urgency level) {
        return from.atLeast(level) && !to.atLeast(level);
    }

    boolean reaches(Urgency level) {
        return !from.atLeast(level) && to.atLeast(level);
    }

    /** Whether a person who would have been called is not called now, or not to the same desk. */
    boolean falls() {
        return below(Urgency.HIGH) || below(Urgency.MODERATE);
    }

    private int steps() {
        return from.ordinal() - to.ordinal();
    }

    /** What falls furthest comes first, of these what was gravest. */
    static Comparator<Change> gravestFirst() {
        return Comparator.comparingInt(Change::steps)
                .thenComparing(Change::from)
                .reversed();
    }

    /** The highest level on both sides. */
    static Change highest(Stream<Change> changes) {
        return changes.reduce((one, other) -> new Change(one.from.max(other.from), one.to.max(other.to)))
                .orElseThrow();
    }
}
