// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What a start or a stop is doing, one line at a time. After a silence it says what is still waited for: minutes
 * without a word look like a hang.
 */
final class Progress {
    static final Duration SILENCE = Duration.ofSeconds(15);
    private static final long LOOK_MILLIS = 1_000;

    private final Consumer<String> report;
    private final InstantSource clock;
    private final Map<String, Wait> waits = new LinkedHashMap<>();
    private Instant told;

    Progress(Consumer<String> report) {
        this(report, InstantSource.system());
    }

    Progress(Consumer<String> report, InstantSource clock) {
        this.report = report;
        this.clock = clock;
        this.told = clock.instant();
    }

    private record Wait(String what, Instant since) {}

    synchronized void tell(String line) {
        told = clock.instant();
        report.accept(line);
    }

    /** From here on {@code who} is waited for; {@code what} it does is a participle, such as "starting". */
    synchronized void begin(String who, String what) {
        waits.put(who, new Wait(what, clock.instant()));
    }

    /** How long it was waited for. */
    synchronized Duration end(String who) {
        Wait wait = waits.remove(who);
        return wait == null ? Duration.ZERO : since(wait);
    }

    /** What was under way is given up. */
    synchronized void forget() {
        waits.clear();
    }

    synchronized void tellAfterSilence() {
        if (waits.isEmpty() || clock.instant().isBefore(told.plus(SILENCE))) {
            return;
        }
        Map<String, String> names = waits.entrySet().stream()
                .collect(Collectors.groupingBy(
                        wait -> wait.getValue().what(),
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.joining(", "))));
        tell(names.entrySet().stream()
                .map(group -> group.getKey() + " for " + longest(group.getKey()) + " s: " + group.getValue())
                .collect(Collectors.joining("; ", "still ", "")));
    }

    /** Looks for silences until it is closed. */
    Watch watch() {
        Thread looking = Thread.startVirtualThread(this::look);
        return looking::interrupt;
    }

    private void look() {
        try {
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                tellAfterSilence();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private long longest(String what) {
        return waits.values().stream()
                .filter(wait -> wait.what().equals(what))
                .mapToLong(wait -> since(wait).toSeconds())
                .max()
                .orElse(0);
    }

    private Duration since(Wait wait) {
        return Duration.between(wait.since(), clock.instant());
    }

    /** Ends the looking. */
    @FunctionalInterface
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
