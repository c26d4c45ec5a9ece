// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lantern.contracts.Urgency;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's verdict as staff see it.
 *
 * @param assessed what triage had said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReviewView(
        UUID assessmentId,
        Urgency assessed,
        Urgency urgency,
        @Nullable String reason,
        String reviewer,
        Instant reviewedAt) {

    static ReviewView of(Assessment assessment, Review review, @Nullable String reason) {
        return new ReviewView(
                assessment.id, assessment.urgency, review.urgency, reason, review.reviewer, review.reviewedAt);
    }
}
