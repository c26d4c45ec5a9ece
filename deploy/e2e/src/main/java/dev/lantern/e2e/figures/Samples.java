// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e.figures;

import java.util.List;
import java.util.Locale;

/** Measured times, in nanoseconds. */
record Samples(List<Long> nanos) {
    Samples {
        nanos = nanos.stream().sorted().toList();
    }

    int count() {
        return nanos.size();
    }

    double medianMillis() {
        return millis(0.5);
    }

    double p99Millis() {
        return millis(0.99);
    }

    double maxMillis() {
        return millis(1);
    }

    /** The smallest sample that is not exceeded by this share of all. */
    private double millis(double share) {
        int rank = (int) Math.ceil(share * nanos.size());
        return nanos.get(Math.max(rank, 1) - 1) / 1e6;
    }

    String row(String name) {
        return String.format(
                Locale.ROOT, "%-46s %7d %10.1f %10.1f %10.1f", name, count(), medianMillis(), p99Millis(), maxMillis());
    }
}
