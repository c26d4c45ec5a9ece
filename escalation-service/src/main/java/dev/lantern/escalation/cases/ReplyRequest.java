// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.platform.problem.Text;
import jakarta.validation.constraints.NotNull;

/** A message to the seeker; {@code clientMessageId} makes it safe to send again. */
public record ReplyRequest(
        @NotNull @Text(max = 4000) String text,
        @NotNull @Text(max = 64) String clientMessageId) {

    // A record would print the text: it must not reach a log by way of an exception.
    @Override
    public String toString() {
        return "ReplyRequest";
    }
}
