// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.time.Duration;

/** The wait before a dead process is started again: none, then 1 s, doubled up to 30 s; anew after a healthy minute. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration HEALTHY = Duration.ofMinutes(1);

    private Duration next = Duration.ZERO;

    /** The wait after a run that lasted {@code lived}. */
    Duration afterLiving(Duration lived) {
        if (lived.compareTo(HEALTHY) >= 0) {
            next = Duration.ZERO;
        }
        Duration wait = next;
        Duration doubled = wait.isZero() ? FIRST : wait.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return wait;
    }
}
