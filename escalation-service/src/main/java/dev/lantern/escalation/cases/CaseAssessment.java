// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.contracts.Evidence;
import dev.lantern.contracts.Signal;
import dev.lantern.contracts.Urgency;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What triage or the screen said of one message, or a questionnaire by its answers, while the case was open. */
@Entity(name = "CaseAssessment")
class CaseAssessment {

    @EmbeddedId
    private CaseAssessmentId id;

    @Column(name = "clinic_id")
    private String clinicId;

    private long sequence;

    @Enumerated(EnumType.STRING)
    private Urgency urgency;

    private String subject;

    @Convert(converter = SignalsJson.class)
    private List<Signal> signals;

    @Convert(converter = EvidenceJson.class)
    private List<Evidence> evidence;

    private boolean degraded;

    @Column(name = "assessed_at")
    private Instant assessedAt;

    protected CaseAssessment() {}

    CaseAssessment(Escalation escalation, Verdict verdict) {
        this.id = new CaseAssessmentId(escalation.id(), verdict.messageId(), verdict.source());
        this.clinicId = escalation.clinicId();
        this.sequence = verdict.sequence();
        this.urgency = verdict.urgency();
        this.subject = verdict.subject();
        this.signals = verdict.signals();
        this.evidence = verdict.evidence();
        this.degraded = verdict.degraded();
        this.assessedAt = verdict.at();
    }

    UUID messageId() {
        return id.messageId();
    }

    String source() {
        return id.source();
    }

    long sequence() {
        return sequence;
    }

    Urgency urgency() {
        return urgency;
    }

    String subject() {
        return subject;
    }

    List<Signal> signals() {
        return signals;
    }

    List<Evidence> evidence() {
        return evidence;
    }

    boolean degraded() {
        return degraded;
    }

    Instant assessedAt() {
        return assessedAt;
    }
}
