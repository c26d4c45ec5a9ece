// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

/**
 * Where a threshold may lie, both ends included.
 *
 * @param from most sensitive
 * @param to least sensitive: the limit of safety
 */
public record Range(double from, double to) {

    /** So far at most above the build's own value, whatever the file says: what "a little less sensitive" means. */
    static final double MOST_UP = 0.05;

    /**
     * @param value the build's own
     * @param least what {@code from} is at least
     * @param down how far a clinic may go towards more sensitive
     * @param up how far towards less
     */
    static Range around(double value, double least, double down, double up) {
        if (down < 0 || up < 0 || up > MOST_UP) {
            throw new IllegalArgumentException(
                    "a clinic may make triage less sensitive by %s at most".formatted(MOST_UP));
        }
        double from = Math.max(least, Band.round(value - down));
        double to = Math.min(1, Band.round(value + up));
        return new Range(Math.min(from, value), Math.max(to, value));
    }

    public boolean contains(double value) {
        return from <= value && value <= to;
    }
}
