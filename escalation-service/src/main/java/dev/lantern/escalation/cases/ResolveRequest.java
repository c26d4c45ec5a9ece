// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.platform.problem.Text;
import jakarta.validation.constraints.NotNull;

/** How a case ended, and a note for colleagues where there is more to say. */
public record ResolveRequest(
        @NotNull Outcome outcome, @Text(max = 4000) String note) {}
