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
    private long texts;

    /** @param records how many there are */
    Progress(PrintStream err, long records) {
        this.err = err;
        this.records = records;
    }

    /** @param texts messages among the records that were read again */
    void add(int records, int texts) {
        seen += records;
        this.texts += texts;
        if (System.nanoTime() - toldAt > EVERY) {
            tell();
        }
    }

    private void tell() {
        toldAt = System.nanoTime();
        double seconds = (toldAt - startedAt) / 1e9;
        err.printf(
                Locale.ROOT,
                "%,d of %,d records, %,d messages read again, %.0f a second%n",
                seen,
                records,
                texts,
                texts / seconds);
    }

    @Override
    public void close() {
        tell();
    }
}
