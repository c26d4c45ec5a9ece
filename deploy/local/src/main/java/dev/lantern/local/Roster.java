// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The processes of a suite on file, so that another terminal can show them and a later start can find those that a
 * killed launcher left behind.
 */
final class Roster {
    // The system derives start times from its boot time, which moves a little when the clock is adjusted.
    private static final Duration SAME_START = Duration.ofSeconds(2);

    private final Path file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    Roster(Path file) {
        this.file = file;
    }

    /** One process; the start time tells it from a later one with the same number. */
    record Entry(String name, long pid, Instant startedAt, int port, int restarts) {
        static Entry of(String name, ProcessHandle process, int port, int restarts) {
            Instant started = process.info().startInstant().orElseGet(Instant::now);
            return new Entry(name, process.pid(), started, port, restarts);
        }

        static Entry parse(String line) {
            String[] fields = line.split(" ");
            return new Entry(
                    fields[0],
                    Long.parseLong(fields[1]),
                    Instant.ofEpochMilli(Long.parseLong(fields[2])),
                    Integer.parseInt(fields[3]),
                    Integer.parseInt(fields[4]));
        }

        String line() {
            return String.join(
                    " ",
                    name,
                    Long.toString(pid),
                    Long.toString(startedAt.toEpochMilli()),
                    Integer.toString(port),
                    Integer.toString(restarts));
        }

        Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isTheSame);
        }

        Optional<Part> part() {
            return Part.named(name.replaceFirst("-\\d+$", ""));
        }

        private boolean isTheSame(ProcessHandle candidate) {
            return candidate
                    .info()
                    .startInstant()
                    .map(start -> Duration.between(start, startedAt).abs().compareTo(SAME_START) <= 0)
                    .orElse(true);
        }
    }

    synchronized void put(Entry entry) {
        entries.put(entry.name(), entry);
        write();
    }

    synchronized void remove(String name) {
        if (entries.remove(name) != null) {
            write();
        }
    }

    /** What the file says, in the order in which the processes were started. */
    static List<Entry> read(Path file) {
        if (Files.notExists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream().map(Entry::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.write(next, entries.values().stream().map(Entry::line).toList());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
