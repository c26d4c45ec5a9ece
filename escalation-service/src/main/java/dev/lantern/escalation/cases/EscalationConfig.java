// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long things may take at the desk. */
@ConfigMapping(prefix = "lantern.escalation")
public interface EscalationConfig {

    /** A claim without a reply goes back to the queue after this. */
    @WithDefault("2m")
    Duration claimSilence();

    AnswerWithin answerWithin();

    /** From a case's opening or raising to its deadline, by urgency. */
    interface AnswerWithin {
        @WithDefault("2m")
        Duration imminent();

        @WithDefault("10m")
        Duration high();

        @WithDefault("60m")
        Duration moderate();

        @WithDefault("240m")
        Duration low();
    }
}
