// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
            return tasks.flatMap(NicenessTest::niceness).toList();
        }
    }

    private static Stream<Integer> niceness(Path task) {
        try {
            String stat = Files.readString(task.resolve("stat"));
            // The name, in brackets, can hold blanks; the niceness is the 17th field behind it.
            return Stream.of(
                    Integer.valueOf(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]));
        } catch (IOException _) {
            // It has ended meanwhile.
            return Stream.empty();
        }
    }
}
