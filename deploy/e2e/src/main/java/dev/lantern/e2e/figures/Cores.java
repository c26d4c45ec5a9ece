// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What this machine's cores have done since it started, in ticks of all of them together.
 *
 * @param busy for whatever runs here
 * @param sender of it for this process
 * @param taken while something here wanted to run and the machine's host let something else
 * @param all of both, and idle
 */
record Cores(long busy, double sender, long taken, long all) {

    private static final Path COUNTERS = Path.of("/proc/stat");
    private static final int COUNTED = 8;
    /** Linux counts in hundredths of a second. */
    private static final double TICKS_PER_NANO = 1e-7;

    /** Nothing where the machine does not say, as on all but Linux. */
    static Optional<Cores> now() {
        try {
            return ProcessHandle.current()
                    .info()
                    .totalCpuDuration()
                    .flatMap(sender -> of(counters(), sender.toNanos() * TICKS_PER_NANO));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    // user nice system idle iowait irq softirq steal; what follows is counted in user and nice already
    private static Optional<Cores> of(List<Long> ticks, double sender) {
        if (ticks.size() < COUNTED) {
            return Optional.empty();
        }
        long all = ticks.stream().mapToLong(Long::longValue).sum();
        long idle = ticks.get(3) + ticks.get(4);
        long taken = ticks.get(7);
        return all == 0 ? Optional.empty() : Optional.of(new Cores(all - idle - taken, sender, taken, all));
    }

    private static List<Long> counters() {
        try {
            return Files.readAllLines(COUNTERS).stream()
                    .filter(line -> line.startsWith("cpu "))
                    .flatMap(line -> Stream.of(line.split(" +")))
                    .skip(1)
                    .limit(COUNTED)
                    .map(Long::parseLong)
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    /** The figures from {@code then} until now, as shares of all cores. */
    String since(Cores then) {
        double ticks = Math.max(1, all - then.all);
        return String.format(
                Locale.ROOT,
                "all cores: %.0f %% busy, of it the sender %.0f; %.0f %% taken by the machine's host",
                100 * (busy - then.busy) / ticks,
                100 * (sender - then.sender) / ticks,
                100 * (taken - then.taken) / ticks);
    }
}
