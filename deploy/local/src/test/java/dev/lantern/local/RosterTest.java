// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RosterTest {
    @TempDir
    Path directory;

    @Test
    void readsBackWhatRunsAndForgetsWhatWasStopped() {
        var file = directory.resolve("processes");
        var roster = new Roster(file);
        var chat = new Roster.Entry("chat-2", 17, Instant.ofEpochMilli(1_800_000_000_123L), 8091, 3);
        roster.put(new Roster.Entry("kafka", 16, Instant.ofEpochMilli(1), 9192, 0));
        roster.put(chat);

        roster.remove("kafka");

        assertThat(Roster.read(file)).containsExactly(chat);
        assertThat(chat.part()).contains(Part.CHAT);
    }

    @Test
    void tellsAProcessFromALaterOneWithItsNumber() {
        var self = Roster.Entry.of("launcher", ProcessHandle.current(), 0, 0);
        var earlier = new Roster.Entry("launcher", self.pid(), self.startedAt().minusSeconds(60), 0, 0);

        assertThat(self.process()).isPresent();
        assertThat(earlier.process()).isEmpty();
    }

    @Test
    void stopsWhatAKilledLauncherLeft() throws IOException {
        Process left = new ProcessBuilder("sleep", "600").start();
        var file = directory.resolve("processes");
        new Roster(file).put(Roster.Entry.of("chat", left.toHandle(), 8081, 0));
        var reports = new ArrayList<String>();

        assertThat(Leftovers.stop(file, reports::add)).isTrue();

        assertThat(left.isAlive()).isFalse();
        assertThat(reports)
                .containsExactly("a killed launcher left these running; stopping them: chat", "chat has stopped");
    }
}
