// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lantern.contracts.Evidence;
import dev.lantern.contracts.ModelVersion;
import dev.lantern.contracts.Scored;
import dev.lantern.contracts.Signal;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.Ids;
import dev.lantern.triage.model.Opinion;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An assessment as clients see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AssessmentView(
        UUID id,
        @Nullable UUID conversationId,
        @Nullable UUID messageId,
        @Nullable Long sequence,
        Urgency urgency,
        @Nullable Urgency conversationUrgency,
        double score,
        String subject,
        List<Signal> signals,
        List<Scored> emotions,
        List<Scored> stressors,
        List<Evidence> evidence,
        ModelVersion model,
        boolean degraded,
        Instant assessedAt,
        @Nullable ReviewView review) {

    static AssessmentView of(Assessment assessment, Details details, @Nullable ReviewView review) {
        return new AssessmentView(
                assessment.id,
                assessment.conversationId,
                assessment.messageId,
                assessment.sequence,
                assessment.urgency,
                assessment.conversationUrgency,
                assessment.score,
                assessment.subject,
                details.signals(),
                details.emotions(),
                details.stressors(),
                details.evidence(),
                assessment.model(),
                assessment.degraded,
                assessment.assessedAt,
                review);
    }

    /** Of a text that is kept nowhere. */
    static AssessmentView of(Opinion opinion, @Nullable Urgency conversationUrgency, Instant now) {
        return new AssessmentView(
                Ids.next(),
                null,
                null,
                null,
                opinion.urgency(),
                conversationUrgency,
                opinion.score(),
                opinion.subject(),
                opinion.signals(),
                opinion.emotions(),
                opinion.stressors(),
                opinion.evidence(),
                opinion.model(),
                opinion.degraded(),
                now,
                null);
    }
}
