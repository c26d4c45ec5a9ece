// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final List<String> reports = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-02T03:00:00Z");
    private final Progress progress = new Progress(reports::add, () -> now);

    @Test
    void saysAfterASilenceWhatIsStillWaitedForAndForHowLong() {
        progress.begin("chat", "recording classes");
        progress.begin("triage", "recording classes");
        pass(10);
        progress.begin("kafka", "starting");
        progress.tellAfterSilence();
        assertThat(reports).isEmpty();

        pass(5);
        progress.tellAfterSilence();

        assertThat(reports).containsExactly("still recording classes for 15 s: chat, triage; starting for 5 s: kafka");
    }

    @Test
    void isSilentWhileOtherThingsAreToldAndWhenNothingIsWaitedFor() {
        progress.begin("chat", "starting");
        pass(14);
        progress.tell("kafka is ready");
        pass(14);
        progress.tellAfterSilence();
        assertThat(progress.end("chat")).isEqualTo(Duration.ofSeconds(28));
        pass(100);
        progress.tellAfterSilence();

        assertThat(reports).containsExactly("kafka is ready");
    }

    private void pass(int seconds) {
        now = now.plusSeconds(seconds);
    }
}
