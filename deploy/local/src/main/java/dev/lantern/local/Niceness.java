// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lets what runs give way to what starts. Else a service that died shares the cores with all the work of the others, and on
 * a busy machine it is back late. Among those that run nothing changes.
 */
final class Niceness {
    /** Of what runs: where both want the same core it gets next to nothing. */
    static final int RUNNING = 15;

    private Niceness() {}

    /** As far as it can be done: without it a start only takes longer. */
    static void giveWay(List<ProcessHandle> processes) {
        renice(processes);
        // For threads that were started by another one before its turn came. BSD adds to what it has: 20 then, the
        // most.
        renice(processes);
    }

    private static void renice(List<ProcessHandle> processes) {
        var command = new ArrayList<>(List.of("renice", "-n", Integer.toString(RUNNING), "-p"));
        processes.forEach(process -> command.addAll(threads(process.pid())));
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException _) {
            // There is no such command here.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** On Linux each thread has a niceness of its own, which those that it starts inherit. */
    private static List<String> threads(long pid) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return tasks.map(task -> task.getFileName().toString()).toList();
        } catch (IOException _) {
            return List.of(Long.toString(pid));
        }
    }
}
