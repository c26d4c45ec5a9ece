// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import dev.lantern.contracts.Urgency;

/** The part of 0 to 1 in which the scores of an urgency lie. */
final class Band {

    private static final double[] FROM = {0, 0.2, 0.45, 0.7, 0.9, 1};

    /** @param share 0 to 1, how far up within the band */
    static double score(Urgency urgency, double share) {
        double from = FROM[urgency.ordinal()];
        double to = FROM[urgency.ordinal() + 1];
        return round(Math.min(from + share * (to - from), to - 0.001));
    }

    /** How far up within the band a score is. */
    static double share(Urgency urgency, double score) {
        double from = FROM[urgency.ordinal()];
        double share = (score - from) / (FROM[urgency.ordinal() + 1] - from);
        return Math.max(0, Math.min(1, share));
    }

    /** To thousandths. */
    static double round(double score) {
        return Math.round(score * 1000) / 1000.0;
    }

    private Band() {}
}
