// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** Lines of progress: with elapsed seconds while the suite starts, with the time of day afterwards. */
final class Terminal {
    private final Instant begin = Instant.now();
    private volatile boolean started;

    void step(String what) {
        System.out.println(when() + "  " + what);
    }

    void started() {
        started = true;
    }

    private String when() {
        return started
                ? LocalTime.now().truncatedTo(ChronoUnit.SECONDS).toString()
                : "%4d s".formatted(Duration.between(begin, Instant.now()).toSeconds());
    }
}
