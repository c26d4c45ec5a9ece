// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.assessment;

import dev.lantern.contracts.Urgency;
import dev.lantern.platform.problem.Text;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of an assessment.
 *
 * @param urgency the level that was right for the message
 * @param reason why, where triage was wrong
 */
record ReviewRequest(
        @NotNull Urgency urgency,
        @Nullable @Text(max = 1000) String reason) {}
