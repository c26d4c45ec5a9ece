// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** One opinion of one source on one message. */
@Embeddable
record CaseAssessmentId(
        @Column(name = "case_id") UUID caseId,
        @Column(name = "message_id") UUID messageId,
        @Column(name = "source") String source) {}
