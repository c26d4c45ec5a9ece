// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/**
 * What a counselor wrote down for colleagues; the seeker never sees it. Its text is sealed. The column
 * {@code idempotency_key} is not used any more; during an update replicas of the earlier version still name it.
 */
@Entity(name = "CaseNote")
class CaseNote {

    @Id
    private UUID id;

    @Column(name = "case_id")
    private UUID caseId;

    @Column(name = "clinic_id")
    private String clinicId;

    @Column(name = "author_id")
    private String authorId;

    @Column(name = "author_name")
    private String authorName;

    private String text;

    @Column(name = "created_at")
    private Instant createdAt;

    protected CaseNote() {}

    CaseNote(Escalation escalation, Counselor author, CaseWords.Sealed sealed, Instant now) {
        this.id = sealed.id();
        this.caseId = escalation.id();
        this.clinicId = escalation.clinicId();
        this.authorId = author.id();
        this.authorName = author.name();
        this.text = sealed.text();
        this.createdAt = now;
    }

    UUID id() {
        return id;
    }

    String authorName() {
        return authorName;
    }

    String sealedText() {
        return text;
    }

    Instant createdAt() {
        return createdAt;
    }
}
