// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells the person at the terminal every few seconds how far the replay is, and at its end. */
final class Progress implements AutoCloseable {

    private static final long EVERY = Duration.ofSeconds(5).toNanos();

    private final PrintStream err;
    private final long records;
    private final long startedAt = System.nanoTime();
    private long toldAt = startedAt;
    private long seen;
    private long messages;

    /** @param records how many there are */
    Progress(PrintStream err, long records) {
        this.err = err;
        this.records = records;
    }

    /** @param messages of seekers among the records */
    void add(int records, int messages) {
        seen += records;
        this.messages += messages;
        if (System.nanoTime() - toldAt > EVERY) {
            tell();
        }
    }

    private void tell() {
        toldAt = System.nanoTime();
        double seconds = (toldAt - startedAt) / 1e9;
        err.printf(
                Locale.ROOT,
                "%,d of %,d records, %,d messages of seekers, %.0f a second%n",
                seen,
                records,
                messages,
                messages / seconds);
    }

    @Override
    public void close() {
        tell();
    }
}
