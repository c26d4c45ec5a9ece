// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import java.util.Arrays;
import java.util.Optional;

/** A threshold that a clinic may move. Lower always means more sensitive. What each does: {@link Thresholds.Levels}. */
public enum Movable {
    CLEAR("clear", 0),
    CLEAR_DOUBTFUL("clearDoubtful", 0),
    RAISE("raise", 0),
    RAISE_HEARD("raiseHeard", 0),
    // At 0 every alarm would be HIGH.
    URGENT("urgent", 0.01);

    private final String key;
    private final double least;

    Movable(String key, double least) {
        this.key = key;
        this.least = least;
    }

    /** The name in JSON. */
    public String key() {
        return key;
    }

    /** No clinic may go below, whatever the file says. */
    double least() {
        return least;
    }

    /** Empty for a name that this build does not know. */
    static Optional<Movable> named(String key) {
        return Arrays.stream(values())
                .filter(movable -> movable.key.equals(key))
                .findFirst();
    }
}
