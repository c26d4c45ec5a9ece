// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

/** How soon a human must answer; never a prediction of suicide. Ordered from least to most urgent. */
public enum Urgency {
    NONE,
    LOW,
    MODERATE,
    HIGH,
    IMMINENT;

    public boolean atLeast(Urgency other) {
        return compareTo(other) >= 0;
    }

    public Urgency max(Urgency other) {
        return atLeast(other) ? this : other;
    }
}
