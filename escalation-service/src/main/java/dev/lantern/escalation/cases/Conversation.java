// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.contracts.Seeker;
import dev.lantern.contracts.Urgency;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;

/** What is known of a conversation here. Whoever changes anything about its cases holds the lock on its row. */
@Entity
class Conversation {

    @EmbeddedId
    private ConversationId id;

    @Column(name = "seeker_source")
    private String seekerSource;

    @Column(name = "seeker_subject")
    private String seekerSubject;

    @Enumerated(EnumType.STRING)
    private Urgency urgency;

    @Column(name = "last_sequence")
    private long lastSequence;

    @Column(name = "resolved_through")
    private Long resolvedThrough;

    @Column(name = "last_version")
    private long lastVersion;

    protected Conversation() {}

    Conversation(String clinicId, UUID conversationId, Seeker seeker) {
        this.id = new ConversationId(clinicId, conversationId);
        this.seekerSource = seeker.source();
        this.seekerSubject = seeker.subject();
        this.urgency = Urgency.NONE;
    }

    String clinicId() {
        return id.clinicId();
    }

    UUID conversationId() {
        return id.conversationId();
    }

    Seeker seeker() {
        return new Seeker(seekerSource, seekerSubject);
    }

    /** The highest urgency since the last resolved case. */
    Urgency urgency() {
        return urgency;
    }

    Long resolvedThrough() {
        return resolvedThrough;
    }

    /** A message is known to exist, whatever its author. */
    void heard(long sequence) {
        lastSequence = Math.max(lastSequence, sequence);
    }

    /** Whether a resolved case has settled this message. */
    boolean hasSettled(long sequence) {
        return resolvedThrough != null && sequence <= resolvedThrough;
    }

    /** A verdict on a message that is not settled, or that nobody could read when it was. */
    void judged(long sequence, Urgency level) {
        heard(sequence);
        urgency = urgency.max(level);
    }

    /**
     * What a verdict says of the conversation. Once a case was resolved only the message counts: triage may not know of
     * the resolve yet, and would bring back what it settled.
     */
    Urgency level(Verdict verdict) {
        return resolvedThrough == null ? verdict.urgency().max(verdict.conversationUrgency()) : verdict.urgency();
    }

    /** Everything heard so far is settled. */
    void resolve() {
        resolvedThrough = lastSequence;
        urgency = Urgency.NONE;
    }

    /** Whether there was ever a case. */
    boolean hadCase() {
        return lastVersion > 0;
    }

    /** The number of the next change, over all cases of this conversation. */
    long nextVersion() {
        return ++lastVersion;
    }
}
