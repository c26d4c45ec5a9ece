// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.contracts.Urgency;
import dev.lantern.platform.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** One entry of a case's timeline: what happened, when and by whom. Never text. */
@Entity(name = "CaseEvent")
class CaseEvent {

    static final String HUMAN_REQUESTED = "human-requested";
    static final String CONVERSATION_CLOSED = "conversation-closed";
    static final String REPLIED = "replied";
    static final String REPLY_REJECTED = "reply-rejected";
    static final String NOTED = "noted";

    @Id
    private UUID id;

    @Column(name = "case_id")
    private UUID caseId;

    @Column(name = "clinic_id")
    private String clinicId;

    private String kind;

    @Column(name = "happened_at")
    private Instant happenedAt;

    @Column(name = "actor_id")
    private String actorId;

    @Column(name = "actor_name")
    private String actorName;

    @Enumerated(EnumType.STRING)
    private Urgency urgency;

    private String detail;

    @Column(name = "message_id")
    private UUID messageId;

    protected CaseEvent() {}

    CaseEvent(Escalation escalation, String kind, Instant happenedAt) {
        this.id = Ids.next();
        this.caseId = escalation.id();
        this.clinicId = escalation.clinicId();
        this.kind = kind;
        this.happenedAt = happenedAt;
        this.urgency = escalation.urgency();
    }

    CaseEvent by(Counselor counselor) {
        actorId = counselor.id();
        actorName = counselor.name();
        return this;
    }

    /** A word of our own, for example an outcome. */
    CaseEvent with(String word) {
        detail = word;
        return this;
    }

    CaseEvent about(UUID message) {
        messageId = message;
        return this;
    }

    String kind() {
        return kind;
    }

    Instant happenedAt() {
        return happenedAt;
    }

    String actorName() {
        return actorName;
    }

    Urgency urgency() {
        return urgency;
    }

    String detail() {
        return detail;
    }

    UUID messageId() {
        return messageId;
    }
}
