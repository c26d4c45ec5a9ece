// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * What all processes of this machine had of its cores since it started, in ticks.
 *
 * @param sender of it this process, in nanoseconds
 * @param at when, in nanoseconds
 */
record Cores(long busy, long stolen, long all, long sender, long at) {

    /** Linux counts it for everybody to read; elsewhere there is nothing. */
    static Optional<Cores> now() {
        try {
            String line =
                    Files.readString(Path.of("/proc/stat")).lines().findFirst().orElseThrow();
            // user nice system idle iowait irq softirq steal; what follows is counted in user and nice already
            long[] ticks = Arrays.stream(line.split(" +"))
                    .skip(1)
                    .limit(8)
                    .mapToLong(Long::parseLong)
                    .toArray();
            long all = LongStream.of(ticks).sum();
            return Optional.of(
                    new Cores(all - ticks[3] - ticks[4] - ticks[7], ticks[7], all, ofSender(), System.nanoTime()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static long ofSender() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    String since(Cores then) {
        double ticks = all - then.all;
        return String.format(
                Locale.ROOT,
                "cores: %.0f %% busy, %.0f %% taken by the machine's host; the sender %.0f %% of one",
                100 * (busy - then.busy) / ticks,
                100 * (stolen - then.stolen) / ticks,
                100. * (sender - then.sender) / (at - then.at));
    }
}
