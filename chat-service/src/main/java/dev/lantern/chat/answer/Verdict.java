// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.answer;

import dev.lantern.contracts.Urgency;
import java.util.UUID;

/**
 * What triage or the screen says of a message.
 *
 * @param conversationUrgency what the messages before it and this one mean together
 * @param by {@code triage} or {@code screen}
 * @param findings what was found, as JSON of {@link Findings}
 */
record Verdict(
        String clinic,
        UUID conversation,
        UUID message,
        Urgency urgency,
        Urgency conversationUrgency,
        String by,
        String findings) {

    static final String TRIAGE = "triage";
    static final String SCREEN = "screen";

    /** Stands on the crisis message that answers a questionnaire. */
    static final String QUESTIONNAIRE = "questionnaire";
}
