// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import dev.lantern.platform.problem.Text;
import jakarta.validation.constraints.NotNull;

/** A seeker's message; {@code clientMessageId} makes sending it again harmless. */
record PostMessageRequest(
        @NotNull @Text(max = 4000) String text,
        @NotNull @Text(max = 64) String clientMessageId) {

    // A record would print the text: it must not reach a log by way of an exception.
    @Override
    public String toString() {
        return "PostMessageRequest";
    }
}
