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

    /** The highest verdict, triage's or the screen's, on messages after {@link #resolvedThrough()}. */
    public Urgency urgency() {
        return urgency;
    }

    /** The last message that a resolved case settled; 0 when there is none. */
    public long resolvedThrough() {
        return resolvedThrough;
    }

    /** Takes note of a verdict; one on a settled message changes nothing. */
    public void raise(Urgency verdict, long sequence) {
        if (sequence > resolvedThrough) {
            urgency = urgency.max(verdict);
        }
    }

    /** Settles the messages through {@code sequence}; {@code rest} is the highest verdict on those after it. */
    void resolve(long sequence, Urgency rest) {
        resolvedThrough = sequence;
        urgency = rest;
    }
}
