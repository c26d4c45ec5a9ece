// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a JVM of its own, which it ends. */
class MainTest {

    private record Ended(int exit, String said) {}

    @ParameterizedTest
    @ValueSource(strings = {"repaly", "Replay", "--fail-on-lower", ""})
    void startsNothingForAWordThatItDoesNotKnow(String word) throws Exception {
        Ended ended = run(word, "--since", "3d");
        assertThat(ended.said())
                .isEqualTo(
                        "triage: There is no command %s, only replay; without one, triage serves.%n".formatted(word));
        assertThat(ended.exit()).isEqualTo(2);
    }

    @Test
    void endsWithTheExitCodeOfTheReplayAndLogsNothing() throws Exception {
        Ended ended = run("replay", "--nonsense");
        assertThat(ended.said())
                .startsWith("replay: There is no flag --nonsense.")
                .hasLineCount(1);
        assertThat(ended.exit()).isEqualTo(2);
    }

    private static Ended run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
