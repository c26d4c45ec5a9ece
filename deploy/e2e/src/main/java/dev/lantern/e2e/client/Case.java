// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A case as a counselor sees it in the queue, on the stream and by itself. */
public record Case(
        UUID id,
        UUID conversationId,
        String status,
        String urgency,
        @Nullable String reason,
        long version,
        @Nullable Holder holder,
        @Nullable Instant openedAt,
        @Nullable Instant deadline,
        @Nullable String outcome) {

    public record Holder(String name) {}
}
