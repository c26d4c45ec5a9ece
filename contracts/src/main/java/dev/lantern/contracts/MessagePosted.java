// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of any author is in its conversation; for a counselor's reply this is also the receipt.
 *
 * @param sequence its place in the conversation, from 1 and without gaps
 * @param text sealed; associated data are the clinic, the seeker and the message id
 * @param inReplyTo the seeker's message that an assistant's message answers
 * @param origin of an assistant's message: {@code llm}, {@code script} or {@code crisis-protocol}
 * @param presumedUrgency of a seeker's message, before triage has read it: HIGH or above where chat's screen hears that, or
 *     where the conversation is in crisis; otherwise null. No verdict: whoever is behind takes the urgent ones first
 */
public record MessagePosted(
        String clinicId,
        UUID conversationId,
        Seeker seeker,
        UUID messageId,
        long sequence,
        Author author,
        String text,
        String locale,
        @Nullable String region,
        Instant sentAt,
        @Nullable UUID inReplyTo,
        @Nullable String origin,
        @Nullable Urgency presumedUrgency)
        implements Event {

    public MessagePosted {
        Contract.require(clinicId, "clinicId");
        Contract.require(conversationId, "conversationId");
        Contract.require(seeker, "seeker");
        Contract.require(messageId, "messageId");
        Contract.require(author, "author");
        Contract.require(text, "text");
        Contract.require(locale, "locale");
        Contract.require(sentAt, "sentAt");
    }

    @Override
    public boolean urgent() {
        return presumedUrgency != null && presumedUrgency.atLeast(Urgency.HIGH);
    }
}
