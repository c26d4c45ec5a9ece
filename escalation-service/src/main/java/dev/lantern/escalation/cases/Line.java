// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.contracts.Author;
import dev.lantern.contracts.MessagePosted;
import dev.lantern.contracts.TranscriptShared;
import java.time.Instant;
import java.util.UUID;

/** A message of a conversation, however we heard of it. */
record Line(
        UUID messageId,
        long sequence,
        Author author,
        String sealedText,
        Instant sentAt,
        UUID inReplyTo,
        String origin) {

    static Line of(MessagePosted posted) {
        return new Line(
                posted.messageId(),
                posted.sequence(),
                posted.author(),
                posted.text(),
                posted.sentAt(),
                posted.inReplyTo(),
                posted.origin());
    }

    static Line of(TranscriptShared.Line shared) {
        return new Line(
                shared.messageId(),
                shared.sequence(),
                shared.author(),
                shared.text(),
                shared.sentAt(),
                shared.inReplyTo(),
                shared.origin());
    }
}
