// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.desk;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Makes a stream of events one that browsers and proxies keep open, for as long as the caller's token lives. */
@ApplicationScoped
public class LiveEvents {

    // The contract says 15 s; a late one must not be too late.
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Clock clock;

    LiveEvents(Clock clock) {
        this.clock = clock;
    }

    /** A comment at once and every few seconds between the events; ends when the token does. */
    public Multi<OutboundSseEvent> until(Instant tokenEnds, Sse sse, Multi<OutboundSseEvent> events) {
        Duration life = Duration.between(clock.instant(), tokenEnds);
        Multi<OutboundSseEvent> heartbeats =
                Multi.createFrom().ticks().every(HEARTBEAT).onOverflow().drop().map(tick -> heartbeat(sse));
        return Multi.createBy()
                .merging()
                .streams(events, heartbeats)
                .select()
                .first(life.isPositive() ? life : Duration.ofMillis(1));
    }

    private static OutboundSseEvent heartbeat(Sse sse) {
        return sse.newEventBuilder().comment("alive").build();
    }
}
