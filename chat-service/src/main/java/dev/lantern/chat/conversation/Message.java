// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import dev.lantern.contracts.Author;
import dev.lantern.contracts.Urgency;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One message in a conversation. Its text is sealed. */
@Entity
public class Message {

    @Id
    UUID id;

    String clinicId;
    UUID conversationId;
    long sequence;
    String authorKind;
    String authorName;
    String sealedText;
    Instant sentAt;
    String clientMessageId;
    UUID inReplyTo;
    String origin;

    @Enumerated(EnumType.STRING)
    Urgency verdict;

    String verdictBy;

    @Enumerated(EnumType.STRING)
    Urgency urgency;

    String findings;

    public UUID id() {
        return id;
    }

    public String clinicId() {
        return clinicId;
    }

    public UUID conversationId() {
        return conversationId;
    }

    public long sequence() {
        return sequence;
    }

    public Author author() {
        return new Author(authorKind, authorName);
    }

    public String sealedText() {
        return sealedText;
    }

    public Instant sentAt() {
        return sentAt;
    }

    public @Nullable UUID inReplyTo() {
        return inReplyTo;
    }

    public @Nullable String origin() {
        return origin;
    }

    /** The first verdict: it decides the answer. */
    public @Nullable Urgency verdict() {
        return verdict;
    }

    /** The highest verdict so far. */
    public @Nullable Urgency urgency() {
        return urgency;
    }

    public @Nullable String findings() {
        return findings;
    }

    /**
     * Takes note of a verdict. An assistant's message has one only where it answers a questionnaire: that has no other
     * place in the conversation.
     *
     * @return whether it is the first
     */
    public boolean judge(Urgency by, String whose, @Nullable String found) {
        boolean first = verdict == null;
        if (first) {
            verdict = by;
            verdictBy = whose;
        }
        urgency = urgency == null ? by : urgency.max(by);
        if (found != null) {
            findings = found;
        }
        return first;
    }
}
