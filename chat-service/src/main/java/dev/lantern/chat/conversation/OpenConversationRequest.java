// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import dev.lantern.platform.problem.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** Asks for a new conversation; without consent there is none. */
record OpenConversationRequest(
        @NotNull @Text(max = 35) String locale,

        @Pattern(regexp = "[A-Z]{2}", message = "must be two capital letters, as in ISO 3166-1")
        String region,

        @NotNull @Valid Consent consent) {

    /** Which text the seeker agreed to, and whether the assistant may remember. */
    record Consent(@NotNull @Text(max = 64) String version, Boolean memory) {}
}
