// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.contracts.HumanRequested;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class SettlingTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void setsARecordAsideAgainThatTheBrokerDidNotTake() {
        new Deliveries(null, () -> 2, meters)
                .deliver(
                        Message.of(new byte[0]).withNack(reason -> takenTheSecondTime()),
                        "test",
                        HumanRequested.class,
                        delivery -> Uni.createFrom().voidItem())
                .await()
                .indefinitely();
        assertThat(tries).hasValue(2);
        assertThat(meters.counter("lantern.dead.letters", "topic", "chat.human-requested")
                        .count())
                .as("one record")
                .isEqualTo(1);
    }

    private CompletionStage<Void> takenTheSecondTime() {
        return tries.incrementAndGet() == 1
                ? CompletableFuture.failedFuture(new IllegalStateException("no broker"))
                : CompletableFuture.completedFuture(null);
    }
}
