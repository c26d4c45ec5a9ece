// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage;

import dev.lantern.contracts.Author;
import dev.lantern.contracts.MessagePosted;
import dev.lantern.contracts.Seeker;
import dev.lantern.platform.privacy.SealContext;
import dev.lantern.platform.privacy.SealedText;
import java.time.Instant;
import java.util.UUID;

/** A clinic of a test's own, and what its seekers write. */
public record Clinic(String id, SealedText sealed) {

    public static final Seeker SEEKER = new Seeker(Seeker.CLINIC, "patient-4711");

    public static Clinic fresh(SealedText sealed) {
        return new Clinic("clinic-" + UUID.randomUUID(), sealed);
    }

    public MessagePosted says(UUID conversation, long sequence, String text) {
        return posted(Author.SEEKER, conversation, sequence, text, Instant.now());
    }

    public MessagePosted posted(String author, UUID conversation, long sequence, String text, Instant sentAt) {
        UUID id = UUID.randomUUID();
        return new MessagePosted(
                this.id,
                conversation,
                SEEKER,
                id,
                sequence,
                Author.of(author),
                sealed.seal(new SealContext(this.id, SEEKER, id), text).await().indefinitely(),
                "zh",
                "CN",
                sentAt,
                null,
                null,
                null);
    }
}
