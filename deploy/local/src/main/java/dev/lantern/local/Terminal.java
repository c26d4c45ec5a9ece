// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Lines of progress: with the seconds since the command began while it works, with the time of day afterwards. */
final class Terminal {
    /** The second of the epoch at which ./lantern began: its build comes before this process. */
    static final String BEGUN_PROPERTY = "lantern.begun";

    // With the date: --detach writes these lines to a file for days.
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Instant begun =
            Instant.ofEpochSecond(Long.getLong(BEGUN_PROPERTY, Instant.now().getEpochSecond()));
    private volatile boolean started;

    void step(String what) {
        System.out.println(when() + "  " + what);
    }

    void started() {
        started = true;
    }

    private String when() {
        return started
                ? LocalDateTime.now().format(TIME_OF_DAY)
                : "%4d s".formatted(Duration.between(begun, Instant.now()).toSeconds());
    }
}
