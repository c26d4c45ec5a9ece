// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The last messages of a conversation, for the case that was opened on it; at most 50, in order, each text sealed. */
public record TranscriptShared(
        String clinicId, UUID conversationId, Seeker seeker, UUID caseId, List<Line> messages, Instant sharedAt)
        implements Event {

    public TranscriptShared {
        Contract.require(clinicId, "clinicId");
        Contract.require(conversationId, "conversationId");
        Contract.require(seeker, "seeker");
        Contract.require(caseId, "caseId");
        messages = Contract.list(messages);
        Contract.require(sharedAt, "sharedAt");
    }

    /** One message; {@code text} is sealed as in {@link MessagePosted}. */
    public record Line(
            UUID messageId,
            long sequence,
            Author author,
            String text,
            Instant sentAt,
            @Nullable UUID inReplyTo,
            @Nullable String origin) {

        public Line {
            Contract.require(messageId, "messageId");
            Contract.require(author, "author");
            Contract.require(text, "text");
            Contract.require(sentAt, "sentAt");
        }
    }
}
