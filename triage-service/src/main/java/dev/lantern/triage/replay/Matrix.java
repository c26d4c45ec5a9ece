// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import dev.lantern.contracts.Urgency;

/** How many went from which level to which. */
final class Matrix {

    private static final int LEVELS = Urgency.values().length;

    private final long[][] counts = new long[LEVELS][LEVELS];

    void add(Change change) {
        counts[change.from().ordinal()][change.to().ordinal()]++;
    }

    long count(Urgency from, Urgency to) {
        return counts[from.ordinal()][to.ordinal()];
    }
}
