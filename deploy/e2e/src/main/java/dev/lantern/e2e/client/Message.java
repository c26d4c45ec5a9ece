// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message as a client sees it. */
public record Message(
        UUID id,
        long sequence,
        Author author,
        String text,
        Instant sentAt,
        @Nullable String clientMessageId,
        @Nullable UUID inReplyTo,
        @Nullable String origin) {

    public static final String CRISIS_PROTOCOL = "crisis-protocol";

    public record Author(String kind, @Nullable String name) {}

    public boolean by(String kind) {
        return author.kind().equals(kind);
    }

    public boolean answers(Message question) {
        return by("assistant") && question.id().equals(inReplyTo);
    }

    public boolean isCrisisProtocol() {
        return CRISIS_PROTOCOL.equals(origin);
    }
}
