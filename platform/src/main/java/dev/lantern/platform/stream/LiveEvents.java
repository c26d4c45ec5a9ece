// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.stream;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What every stream of Server-Sent Events has in common: its heartbeat and its end. */
public final class LiveEvents {

    static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /** {@code events} with a heartbeat comment, at once and every 10 s, until the caller's token ends. */
    public static Multi<OutboundSseEvent> until(
            Instant tokenEnds, Clock clock, Sse sse, Multi<OutboundSseEvent> events) {
        return until(tokenEnds, clock, sse, events, HEARTBEAT);
    }

    static Multi<OutboundSseEvent> until(
            Instant tokenEnds, Clock clock, Sse sse, Multi<OutboundSseEvent> events, Duration every) {
        Multi<OutboundSseEvent> heartbeat = Multi.createFrom()
                .ticks()
                .every(every)
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("still here").build());
        Duration left = Duration.between(clock.instant(), tokenEnds);
        return Multi.createBy()
                .merging()
                .streams(heartbeat, events)
                .select()
                .first(left.isPositive() ? left : Duration.ofMillis(1));
    }

    private LiveEvents() {}
}
