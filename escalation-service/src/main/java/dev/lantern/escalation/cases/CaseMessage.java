// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.contracts.Author;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;

/** A line of the conversation on a case. Its text is sealed. */
@Entity(name = "CaseMessage")
class CaseMessage {

    @EmbeddedId
    private CaseLineId id;

    @Column(name = "clinic_id")
    private String clinicId;

    @Column(name = "conversation_id")
    private UUID conversationId;

    private Long sequence;

    @Column(name = "author_kind")
    private String authorKind;

    @Column(name = "author_name")
    private String authorName;

    private String text;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Column(name = "in_reply_to")
    private UUID inReplyTo;

    private String origin;

    private String rejected;

    private boolean late;

    @Column(name = "replied_by")
    private String repliedBy;

    @Column(name = "client_message_id")
    private String clientMessageId;

    protected CaseMessage() {}

    /** A message that the conversation has; late when the case was resolved before it came. */
    static CaseMessage of(Escalation escalation, Line line) {
        var message = new CaseMessage();
        message.id = new CaseLineId(escalation.id(), line.messageId());
        message.clinicId = escalation.clinicId();
        message.conversationId = escalation.conversationId();
        message.sequence = line.sequence();
        message.authorKind = line.author().kind();
        message.authorName = line.author().name();
        message.text = line.sealedText();
        message.sentAt = line.sentAt();
        message.inReplyTo = line.inReplyTo();
        message.origin = line.origin();
        message.late = escalation.status() == Status.RESOLVED;
        return message;
    }

    /** A counselor's reply, on its way to the conversation. */
    static CaseMessage reply(
            Escalation escalation, Counselor by, CaseWords.Sealed sealed, String clientMessageId, Instant now) {
        var message = new CaseMessage();
        message.id = new CaseLineId(escalation.id(), sealed.id());
        message.clinicId = escalation.clinicId();
        message.conversationId = escalation.conversationId();
        message.authorKind = Author.COUNSELOR;
        message.authorName = by.name();
        message.text = sealed.text();
        message.sentAt = now;
        message.repliedBy = by.id();
        message.clientMessageId = clientMessageId;
        return message;
    }

    /** The chat service has taken it into the conversation. */
    void received(long place) {
        sequence = place;
        rejected = null;
    }

    /** The chat service could not deliver it. */
    void reject(String reason) {
        rejected = sequence == null ? reason : null;
    }

    UUID caseId() {
        return id.caseId();
    }

    UUID messageId() {
        return id.messageId();
    }

    Long sequence() {
        return sequence;
    }

    Author author() {
        return new Author(authorKind, authorName);
    }

    String sealedText() {
        return text;
    }

    Instant sentAt() {
        return sentAt;
    }

    UUID inReplyTo() {
        return inReplyTo;
    }

    String origin() {
        return origin;
    }

    String rejected() {
        return rejected;
    }

    String clientMessageId() {
        return clientMessageId;
    }
}
