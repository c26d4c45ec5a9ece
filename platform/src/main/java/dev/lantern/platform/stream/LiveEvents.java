// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.stream;

import dev.lantern.platform.problem.Problem;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What every stream of Server-Sent Events has in common: where it resumes, its heartbeat, and its end. */
public final class LiveEvents {

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /**
     * The number after which a stream starts: {@code Last-Event-ID}, else {@code ?after=}, else {@code last} (now).
     *
     * @param last the highest number that exists
     * @throws Problem 400 for a number that this stream cannot have given out
     */
    public static long resumeAfter(@Nullable String lastEventId, @Nullable String after, long last) {
        String field = lastEventId != null ? "Last-Event-ID" : "after";
        String number = lastEventId != null ? lastEventId : after;
        if (number == null) {
            return last;
        }
        if (!number.matches("[0-9]{1,18}") || Long.parseLong(number) > last) {
            throw Problem.invalid(field, "is not the id of an event of this stream");
        }
        return Long.parseLong(number);
    }

    /** {@code events} with a heartbeat comment, at once and every 10 s, until the caller's token ends. */
    public static Multi<OutboundSseEvent> until(
            Instant tokenEnds, Clock clock, Sse sse, Multi<OutboundSseEvent> events) {
        Multi<OutboundSseEvent> heartbeat = Multi.createFrom()
                .ticks()
                .every(HEARTBEAT)
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
