// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Figures that journeys come by: reported, never asserted. Each line also goes to {@code target/measured.txt}. */
public final class Measured {
    private static final Path FILE = Path.of("target", "measured.txt");

    private Measured() {}

    public static void report(String what, Duration took) {
        report(what, took.toMillis() + " ms");
    }

    public static void report(String what, String figure) {
        String line = what + ": " + figure;
        System.out.println("[measured] " + line);
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
