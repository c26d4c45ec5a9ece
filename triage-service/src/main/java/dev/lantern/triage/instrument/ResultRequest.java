// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import dev.lantern.platform.problem.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A result from elsewhere, by its LOINC code.
 *
 * @param score where the code is that of a number
 * @param risk where the code is that of a screener whose result is a level of risk
 * @param region where the seeker is, for the hotlines of a crisis message
 */
record ResultRequest(
        @NotNull @Text(max = 20) String loinc,
        @Nullable Integer score,
        @Nullable @Text(max = 20) String risk,
        @NotNull Instant assessedAt,

        @Nullable @Pattern(regexp = ResponseRequest.REGION, message = ResponseRequest.REGION_MESSAGE)
        String region) {

    // A record would print the result: it must not reach a log by way of an exception.
    @Override
    public String toString() {
        return "ResultRequest";
    }
}
