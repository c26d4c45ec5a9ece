// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Tells the person at the terminal every few seconds how far the replay is. */
final class Progress implements AutoCloseable {

    private final PrintStream err;
    private final long records;
    private final AtomicLong seen = new AtomicLong();
    private final AtomicLong texts = new AtomicLong();
    private final long startedAt = System.nanoTime();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("replay-progress").factory());

    Progress(PrintStream err, long records, Duration every) {
        this.err = err;
        this.records = records;
        timer.scheduleAtFixedRate(this::tell, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    void sawRecord() {
        seen.incrementAndGet();
    }

    void readText() {
        texts.incrementAndGet();
    }

    private void tell() {
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        err.printf(
                Locale.ROOT,
                "%,d of %,d records, %,d texts read again, %.0f a second%n",
                seen.get(),
                records,
                texts.get(),
                texts.get() / seconds);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        tell();
    }
}
