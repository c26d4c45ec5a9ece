// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** The logs of a suite's servers: one file each, and the one of the start before. */
record Logs(Path directory) {
    /** Sets the logs of the last start aside. */
    void begin() {
        try {
            Files.createDirectories(directory);
            try (Stream<Path> logs = Files.list(directory)) {
                for (Path log : logs.filter(Logs::isOfAServer).toList()) {
                    Files.move(log, Path.of(log + ".previous"), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOfAServer(Path log) {
        String name = log.getFileName().toString();
        return name.endsWith(".log")
                && Part.named(name.replaceFirst("(-\\d+)?\\.log$", "")).isPresent();
    }
}
