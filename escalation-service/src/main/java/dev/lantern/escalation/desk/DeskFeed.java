// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.desk;

import dev.lantern.platform.stream.LiveEvents;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Instant;

/** The stream of a clinic's desk as server-sent events. */
@ApplicationScoped
public class DeskFeed {

    private final Desk desk;
    private final Clock clock;

    DeskFeed(Desk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** The number of the newest event; 0 when there is none. */
    public Uni<Long> lastNumber(String clinicId) {
        return desk.lastNumber(clinicId);
    }

    /** The changes after event {@code after}; ends with the caller's token. */
    public Multi<OutboundSseEvent> events(String clinicId, long after, Instant tokenEnds, Sse sse) {
        return LiveEvents.until(
                tokenEnds, clock, sse, desk.follow(clinicId, after).map(event -> event(sse, event)));
    }

    private static OutboundSseEvent event(Sse sse, DeskEvent event) {
        return sse.newEventBuilder()
                .id(String.valueOf(event.number()))
                .name("case")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(event.view())
                .build();
    }
}
