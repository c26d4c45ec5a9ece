// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.junit.jupiter.api.Test;

class LiveEventsTest {

    private static final Instant NOW = Instant.parse("2026-01-31T08:00:00Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Sse sse = new SseImpl();

    @Test
    void heartbeatsKeepComingOnAStreamWithoutEvents() {
        var first = LiveEvents.until(
                        NOW.plusSeconds(3600), clock, sse, Multi.createFrom().nothing(), Duration.ofMillis(20))
                .select()
                .first(3)
                .subscribe()
                .withSubscriber(AssertSubscriber.<OutboundSseEvent>create(10))
                .awaitCompletion();
        assertThat(first.getItems()).hasSize(3).allSatisfy(event -> {
            assertThat(event.getComment()).isNotBlank();
            // With data it would be an event, which clients hand on.
            assertThat(event.getData()).isNull();
            assertThat(event.getId()).isNull();
        });
    }

    @Test
    void heartbeatsComeAtLeastEveryFifteenSeconds() {
        assertThat(LiveEvents.HEARTBEAT).isLessThanOrEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void eventsComeBetweenTheHeartbeats() {
        OutboundSseEvent event = sse.newEventBuilder().name("message").data("a").build();
        var all = LiveEvents.until(
                        NOW.plusSeconds(3600), clock, sse, Multi.createFrom().items(event), Duration.ofMillis(20))
                .filter(each -> each.getComment() == null)
                .select()
                .first(1)
                .subscribe()
                .withSubscriber(AssertSubscriber.<OutboundSseEvent>create(10))
                .awaitCompletion();
        assertThat(all.getItems()).containsExactly(event);
    }

    @Test
    void endsWithTheToken() {
        untilEnd(NOW.plusMillis(300)).awaitCompletion();
    }

    @Test
    void endsAtOnceWhenTheTokenIsOver() {
        untilEnd(NOW.minusSeconds(1)).awaitCompletion();
    }

    private AssertSubscriber<OutboundSseEvent> untilEnd(Instant tokenEnds) {
        return LiveEvents.until(tokenEnds, clock, sse, Multi.createFrom().nothing())
                .subscribe()
                .withSubscriber(AssertSubscriber.create(10));
    }
}
