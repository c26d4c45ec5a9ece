// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.conversation;

import dev.lantern.contracts.Urgency;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.UUID;

/** A conversation as triage follows it. Its row lock orders assessments, screenings and resolves. */
@Entity
public class Conversation {

    @Id
    UUID id;

    String clinicId;

    @Enumerated(EnumType.STRING)
    Urgency urgency;

    long resolvedThrough;

    public UUID id() {
        return id;
    }

    public String clinicId() {
        return clinicId;
    }

    /** The level of the {@link Trajectory} with the last verdict on a message after {@link #resolvedThrough()}. */
    public Urgency urgency() {
        return urgency;
    }

    /** The last message that a resolved case settled; 0 when there is none. */
    public long resolvedThrough() {
        return resolvedThrough;
    }

    boolean settled(Verdict verdict) {
        return verdict.sequence <= resolvedThrough;
    }

    void reached(Urgency level) {
        urgency = level;
    }

    /** Settles the messages through {@code sequence}. */
    void resolve(long sequence) {
        resolvedThrough = sequence;
    }
}
