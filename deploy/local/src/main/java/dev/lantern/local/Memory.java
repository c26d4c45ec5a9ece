// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Resident memory of a process with its children, each shared page counted once where Linux tells. */
final class Memory {
    private Memory() {}

    static long ofFamily(ProcessHandle process) {
        return of(process) + process.descendants().mapToLong(Memory::of).sum();
    }

    /** In mebibytes. */
    static long of(ProcessHandle process) {
        return kibibytes(process.pid()) / 1024;
    }

    private static long kibibytes(long pid) {
        Path shares = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        try (Stream<String> lines = Files.lines(shares)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | java.io.UncheckedIOException _) {
            return fromPs(pid);
        }
    }

    // macOS, or a kernel that hides the file.
    private static long fromPs(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            String answer = new String(ps.getInputStream().readAllBytes()).strip();
            return answer.isEmpty() ? 0 : Long.parseLong(answer);
        } catch (IOException | NumberFormatException _) {
            return 0;
        }
    }
}
