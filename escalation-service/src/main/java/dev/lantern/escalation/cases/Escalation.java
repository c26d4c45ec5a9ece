// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.contracts.Seeker;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A case: hands a conversation to a person. At most one case per conversation is not resolved. */
@Entity
class Escalation {

    @Id
    private UUID id;

    @Column(name = "clinic_id")
    private String clinicId;

    @Column(name = "conversation_id")
    private UUID conversationId;

    @Column(name = "seeker_source")
    private String seekerSource;

    @Column(name = "seeker_subject")
    private String seekerSubject;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Enumerated(EnumType.STRING)
    private Urgency urgency;

    // The database computes it; here it is only for queries.
    @Column(name = "urgency_rank", insertable = false, updatable = false)
    private short urgencyRank;

    private String reason;

    @Column(name = "holder_id")
    private String holderId;

    @Column(name = "holder_name")
    private String holderName;

    private long version;

    private long activity;

    @Column(name = "opened_at")
    private Instant openedAt;

    private Instant deadline;

    @Column(name = "claimed_at")
    private Instant claimedAt;

    @Column(name = "first_reply_at")
    private Instant firstReplyAt;

    @Column(name = "resolved_at")
    private Instant resolvedAt;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    protected Escalation() {}

    /** Opens a case at the conversation's urgency; a person who is asked for is at least a little urgent. */
    static Escalation open(Conversation conversation, String reason, Instant now, Duration answerWithin) {
        var opened = new Escalation();
        opened.id = Ids.next();
        opened.clinicId = conversation.clinicId();
        opened.conversationId = conversation.conversationId();
        opened.seekerSource = conversation.seeker().source();
        opened.seekerSubject = conversation.seeker().subject();
        opened.status = Status.OPEN;
        opened.urgency = conversation.urgency().max(Urgency.LOW);
        opened.reason = reason;
        opened.openedAt = now;
        opened.deadline = now.plus(answerWithin);
        opened.changed(conversation.nextVersion());
        return opened;
    }

    /** Follows risk upward, never downward; false when nothing changed. */
    boolean raise(Urgency verdict, Conversation conversation, Instant answerBy) {
        if (urgency.atLeast(verdict)) {
            return false;
        }
        urgency = verdict;
        deadline = answerBy.isBefore(deadline) ? answerBy : deadline;
        changed(conversation.nextVersion());
        return true;
    }

    /** Gives the case to {@code counselor}; false when they have it already. */
    boolean claim(Counselor counselor, Conversation conversation, Instant now) {
        requireUnresolved();
        if (isHeldBy(counselor)) {
            return false;
        }
        if (status == Status.CLAIMED) {
            throw heldByAnother();
        }
        takeOver(counselor, conversation, now);
        return true;
    }

    /** Back to the queue, by its holder or a supervisor. */
    void release(Counselor counselor, Conversation conversation) {
        requireUnresolved();
        if (status == Status.OPEN) {
            throw new CaseConflict("Nobody holds this case.");
        }
        if (!counselor.supervisor()) {
            requireHolder(counselor);
        }
        backToQueue(conversation);
    }

    /** Back to the queue because its holder has been silent. */
    void lapse(Conversation conversation) {
        backToQueue(conversation);
    }

    /** Ends the case and settles every message heard so far. */
    void resolve(Counselor counselor, Outcome how, Conversation conversation, Instant now) {
        requireUnresolved();
        if (!counselor.supervisor()) {
            requireHolder(counselor);
        }
        status = Status.RESOLVED;
        outcome = how;
        resolvedAt = now;
        conversation.resolve();
        changed(conversation.nextVersion());
    }

    /** Before a reply: true when a supervisor takes the case over by writing. */
    boolean prepareReply(Counselor counselor, Conversation conversation, Instant now) {
        requireUnresolved();
        if (status == Status.OPEN || !counselor.supervisor()) {
            requireHolder(counselor);
        }
        if (isHeldBy(counselor)) {
            return false;
        }
        takeOver(counselor, conversation, now);
        return true;
    }

    void replied(Instant now) {
        firstReplyAt = firstReplyAt == null ? now : firstReplyAt;
    }

    /** Something to see was added: whoever looks at the case should look again. */
    long touch() {
        return ++activity;
    }

    private void takeOver(Counselor counselor, Conversation conversation, Instant now) {
        status = Status.CLAIMED;
        holderId = counselor.id();
        holderName = counselor.name();
        claimedAt = now;
        changed(conversation.nextVersion());
    }

    private void backToQueue(Conversation conversation) {
        status = Status.OPEN;
        holderId = null;
        holderName = null;
        claimedAt = null;
        changed(conversation.nextVersion());
    }

    private void changed(long newVersion) {
        version = newVersion;
        touch();
    }

    private void requireUnresolved() {
        if (status == Status.RESOLVED) {
            throw new CaseConflict("This case is resolved.");
        }
    }

    private void requireHolder(Counselor counselor) {
        if (status == Status.OPEN) {
            throw new CaseConflict("Claim this case first.");
        }
        if (!isHeldBy(counselor)) {
            throw heldByAnother();
        }
    }

    private CaseConflict heldByAnother() {
        return new CaseConflict("This case is held by %s.".formatted(holderName));
    }

    /** Who may read the conversation: its holder, also after the end, and supervisors. */
    boolean isReadableBy(Counselor counselor) {
        return counselor.supervisor() || isHeldBy(counselor);
    }

    /** Refuses whoever may not read the conversation. */
    void requireReadableBy(Counselor counselor) {
        if (!counselor.supervisor()) {
            requireHolder(counselor);
        }
    }

    boolean isHeldBy(Counselor counselor) {
        return counselor.id().equals(holderId);
    }

    UUID id() {
        return id;
    }

    String clinicId() {
        return clinicId;
    }

    UUID conversationId() {
        return conversationId;
    }

    Seeker seeker() {
        return new Seeker(seekerSource, seekerSubject);
    }

    Status status() {
        return status;
    }

    Urgency urgency() {
        return urgency;
    }

    String reason() {
        return reason;
    }

    String holderName() {
        return holderName;
    }

    long version() {
        return version;
    }

    long activity() {
        return activity;
    }

    Instant openedAt() {
        return openedAt;
    }

    Instant deadline() {
        return deadline;
    }

    Instant claimedAt() {
        return claimedAt;
    }

    Instant firstReplyAt() {
        return firstReplyAt;
    }

    Instant resolvedAt() {
        return resolvedAt;
    }

    Outcome outcome() {
        return outcome;
    }
}
