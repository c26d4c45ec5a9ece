// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.assessment;

import dev.lantern.platform.problem.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text to assess.
 *
 * @param locale the language of the text, where it is known; both languages are always looked for
 * @param context what was said before, oldest first
 */
record AssessmentRequest(
        @NotNull @Text(max = 4000) String text,
        @Nullable @Text(max = 35) String locale,
        @Nullable @Size(max = 50) List<@NotNull @Text(max = 4000) String> context) {}
