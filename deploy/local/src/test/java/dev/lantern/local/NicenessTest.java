// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class NicenessTest {
    @Test
    void whatRunsGivesWay() throws Exception {
        Process running = new ProcessBuilder("sleep", "60").start();
        try {
            Niceness.giveWay(List.of(running.toHandle()));
            assertThat(of(running.pid())).containsOnly(Niceness.RUNNING);
        } finally {
            running.destroyForcibly();
        }
    }

    /** Of each thread of the process. */
    static List<Integer> of(long pid) throws IOException {
        try (var tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return tasks.map(NicenessTest::niceness).toList();
        }
    }

    private static int niceness(Path task) {
        try {
            String stat = Files.readString(task.resolve("stat"));
            // The name, in brackets, can hold blanks; the niceness is the 17th field behind it.
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
