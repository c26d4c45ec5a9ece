// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param clinic this one only
 * @param since messages from then on; earlier ones count in their conversations as they were assessed
 * @param json where the report goes beside the terminal
 * @param failOnLower whether a conversation that falls below HIGH or MODERATE makes the exit code 3
 */
record ReplayOptions(
        @Nullable String clinic,
        @Nullable Instant since,
        @Nullable Path json,
        boolean failOnLower) {

    static final String USAGE =
            "Usage: replay [--clinic CLINIC] [--since INSTANT|12h|3d] [--json FILE] [--fail-on-lower]";

    static ReplayOptions parse(List<String> arguments, Instant now) {
        Deque<String> left = new ArrayDeque<>(arguments);
        String clinic = null;
        Instant since = null;
        Path json = null;
        boolean failOnLower = false;
        while (!left.isEmpty()) {
            String flag = left.poll();
            switch (flag) {
                case "--clinic" -> clinic = value(flag, left);
                case "--since" -> since = since(value(flag, left), now);
                case "--json" -> json = writable(value(flag, left));
                case "--fail-on-lower" -> failOnLower = true;
                default -> throw ReplayFailure.misuse("There is no flag %s.".formatted(flag));
            }
        }
        return new ReplayOptions(clinic, since, json, failOnLower);
    }

    private static String value(String flag, Deque<String> left) {
        if (left.isEmpty() || left.peek().startsWith("--")) {
            throw ReplayFailure.misuse(flag + " needs a value.");
        }
        return left.poll();
    }

    private static Instant since(String value, Instant now) {
        try {
            if (value.matches("[0-9]{1,4}h")) {
                return now.minus(Duration.ofHours(number(value)));
            }
            return value.matches("[0-9]{1,3}d") ? now.minus(Duration.ofDays(number(value))) : Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw ReplayFailure.misuse("--since must be an instant such as 2026-11-20T08:00:00Z, or 12h, or 3d.");
        }
    }

    private static int number(String value) {
        return Integer.parseInt(value.substring(0, value.length() - 1));
    }

    /** Asked now, not after an hour of work. */
    private static Path writable(String file) {
        Path path = Path.of(file).toAbsolutePath();
        boolean writable = Files.exists(path)
                ? Files.isRegularFile(path) && Files.isWritable(path)
                : Files.isDirectory(path.getParent()) && Files.isWritable(path.getParent());
        if (!writable) {
            throw ReplayFailure.misuse("--json: %s cannot be written.".formatted(path));
        }
        return path;
    }
}
