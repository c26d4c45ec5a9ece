// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration SHORT = Duration.ofSeconds(3);

    @Test
    void startsAgainAtOnceThenDoublesUpToThirtySeconds() {
        var backoff = new Backoff();

        var waits =
                Stream.generate(() -> backoff.afterLiving(SHORT).toSeconds()).limit(8);

        assertThat(waits).containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void beginsAnewAfterAHealthyMinute() {
        var backoff = new Backoff();
        backoff.afterLiving(SHORT);
        backoff.afterLiving(SHORT);

        assertThat(backoff.afterLiving(Duration.ofMinutes(1))).isZero();
    }
}
