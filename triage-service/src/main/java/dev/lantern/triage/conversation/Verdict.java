// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.conversation;

import dev.lantern.contracts.Urgency;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** How urgent a message is in the eyes of triage's model or of chat's screen: a point of the trajectory. */
@Entity
@IdClass(Verdict.Key.class)
public class Verdict {

    public static final String TRIAGE = "triage";
    public static final String SCREEN = "screen";

    @Id
    UUID messageId;

    @Id
    String givenBy;

    String clinicId;
    UUID conversationId;
    long sequence;

    @Enumerated(EnumType.STRING)
    Urgency urgency;

    Instant givenAt;

    /** One verdict of each source on a message. */
    public record Key(UUID messageId, String givenBy) implements Serializable {}

    public static Verdict of(String givenBy, UUID messageId, long sequence, Urgency urgency, Instant givenAt) {
        var verdict = new Verdict();
        verdict.givenBy = givenBy;
        verdict.messageId = messageId;
        verdict.sequence = sequence;
        verdict.urgency = urgency;
        verdict.givenAt = givenAt;
        return verdict;
    }
}
