// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an operator may change about conversations. */
@ConfigMapping(prefix = "lantern.chat")
public interface ChatConfig {

    /** How long triage may be silent about a message before the screen speaks. */
    @WithDefault("1500ms")
    Duration triageSilence();

    /** How long an answer may be on its way before it is computed again, as after a crash. */
    @WithDefault("5s")
    Duration answerRetry();

    /** How many of the last messages a new case is given. */
    @WithDefault("50")
    int transcriptLength();
}
