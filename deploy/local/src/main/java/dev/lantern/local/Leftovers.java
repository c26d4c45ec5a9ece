// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Processes that outlived their launcher, which can only happen when that was killed. */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Leftovers() {}

    /** Stops what the roster names and still runs, last started first; false when there was nothing. */
    static boolean stop(Path roster, Consumer<String> report) {
        List<Roster.Entry> left = Roster.read(roster).reversed().stream()
                .filter(entry -> entry.process().isPresent())
                .toList();
        if (!left.isEmpty()) {
            report.accept("a killed launcher left these running; stopping them: "
                    + left.stream().map(Roster.Entry::name).collect(Collectors.joining(", ")));
        }
        for (Roster.Entry entry : left) {
            entry.process().ifPresent(process -> stop(entry, process));
            report.accept(entry.name() + " has stopped");
        }
        return !left.isEmpty();
    }

    private static void stop(Roster.Entry entry, ProcessHandle process) {
        var family = new ArrayList<>(List.of(process));
        process.descendants().forEach(family::add);
        Signal.CONT.sendTo(family);
        stopSignal(entry).sendTo(List.of(process));
        CompletableFuture<?> end = process.onExit()
                .<Object>thenApply(ended -> ended)
                .completeOnTimeout(entry, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        end.join();
        if (process.isAlive()) {
            Signal.KILL.sendTo(family);
            process.onExit().join();
        }
    }

    private static Signal stopSignal(Roster.Entry entry) {
        return entry.name().equals(Part.POSTGRES.label()) ? Postgres.STOP : Signal.TERM;
    }
}
