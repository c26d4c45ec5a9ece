// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownTest {
    @TempDir
    Path directory;

    private final List<String> reports = new ArrayList<>();

    @Test
    void tellsWhatStopsAndWhenItHasStopped() throws IOException {
        var layout = new Layout(directory, directory.resolve(".lantern"));
        Files.createDirectories(layout.run());
        Process chat = new ProcessBuilder("sleep", "600").start();
        // Ends its server, then itself, as the launcher does.
        String stop = "kill %1$d; while kill -0 %1$d 2>/dev/null; do sleep 0.1; done; exit".formatted(chat.pid());
        String script = "trap '" + stop + "' TERM; echo ready; while :; do sleep 0.1; done";
        Process launcher = new ProcessBuilder("sh", "-c", script).start();
        // Until it has said so, a signal ends it alone.
        assertThat(launcher.inputReader().readLine()).isEqualTo("ready");
        new Roster(Suite.rosterFile(layout)).put(Roster.Entry.of("chat", chat.toHandle(), 8081, 0));
        Files.writeString(
                layout.run().resolve("launcher"),
                Roster.Entry.of("launcher", launcher.toHandle(), 0, 0).line());

        assertThat(Down.in(layout, reports::add)).isTrue();

        assertThat(launcher.isAlive()).isFalse();
        assertThat(chat.isAlive()).isFalse();
        assertThat(reports)
                .containsExactly(
                        "stopping chat",
                        "chat has stopped",
                        "everything has stopped; data stay in " + layout.directory());
    }

    @Test
    void findsNothingWhereNothingRuns() {
        var layout = new Layout(directory, directory.resolve(".lantern"));

        assertThat(Down.in(layout, reports::add)).isFalse();

        assertThat(reports).isEmpty();
    }
}
