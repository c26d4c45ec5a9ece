// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayOptionsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    @TempDir
    Path directory;

    private static ReplayOptions parse(String... flags) {
        return ReplayOptions.parse(List.of(flags), NOW);
    }

    @Test
    void readsEverythingUnlessAskedForLess() {
        assertThat(parse()).isEqualTo(new ReplayOptions(null, null, null, false));
    }

    @Test
    void takesFlagsInAnyOrder() {
        Path file = directory.resolve("report.json");
        assertThat(parse("--fail-on-lower", "--json", file.toString(), "--clinic", "demo"))
                .isEqualTo(new ReplayOptions("demo", null, file, true));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-19T00:00:00Z, 2026-11-19T00:00:00Z", "12h, 2026-11-19T20:00:00Z", "3d, 2026-11-17T08:00:00Z"})
    void takesAnInstantOrATimeBack(String since, Instant instant) {
        assertThat(parse("--since", since).since()).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--nonsense",
                "demo",
                "--clinic",
                "--clinic --fail-on-lower",
                "--since yesterday",
                "--since 3w",
                "--json /nowhere/at/all/report.json",
                "--json /"
            })
    void refusesWhatMakesNoSense(String flags) {
        assertThatThrownBy(() -> parse(flags.split(" ")))
                .isInstanceOf(ReplayFailure.class)
                .hasMessageEndingWith(ReplayOptions.USAGE)
                .satisfies(failure ->
                        assertThat(((ReplayFailure) failure).exitCode()).isEqualTo(ReplayFailure.MISUSED));
    }
}
