// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.threshold;

import dev.lantern.platform.problem.Text;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * What a clinic wants from now on.
 *
 * @param values all that it chooses; without any it is back at the build's own
 * @param version of the thresholds that the change rests on: 0 before the first change
 */
record ChangeThresholdsRequest(
        @NotNull ThresholdValues values,
        @NotNull @Min(0) Long version,
        @NotNull @Text(max = 1000) String reason) {}
