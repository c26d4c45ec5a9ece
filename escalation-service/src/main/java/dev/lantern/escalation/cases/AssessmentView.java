// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lantern.contracts.Evidence;
import dev.lantern.contracts.Signal;
import dev.lantern.contracts.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What {@code source}, triage or the screen, said of one message; offsets are UTF-16 units into its text. From the source
 * questionnaire, what a questionnaire says that the seeker has answered; {@code messageId} is then its response's id.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssessmentView(
        UUID messageId,
        long sequence,
        String source,
        Urgency urgency,
        String subject,
        List<Signal> signals,
        List<Evidence> evidence,
        boolean degraded,
        Instant assessedAt) {

    static AssessmentView of(CaseAssessment assessment) {
        return new AssessmentView(
                assessment.messageId(),
                assessment.sequence(),
                assessment.source(),
                assessment.urgency(),
                assessment.subject(),
                assessment.signals(),
                assessment.evidence(),
                assessment.degraded(),
                assessment.assessedAt());
    }
}
