// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.platform.problem.Text;
import jakarta.validation.constraints.NotNull;

/** How a case ended, and a note for colleagues where there is more to say. */
public record ResolveRequest(
        @NotNull Outcome outcome, @Text(max = 4000) String note) {

    // A record would print the text: it must not reach a log by way of an exception.
    @Override
    public String toString() {
        return "ResolveRequest[" + outcome + "]";
    }
}
