// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

import dev.lantern.contracts.Scored;
import dev.lantern.contracts.Signal;
import dev.lantern.contracts.Urgency;
import java.util.List;

/**
 * One message to answer and all that an answer may depend on.
 *
 * @param locale of the conversation: {@code zh}, {@code zh-Hant} or {@code en}
 * @param text the seeker's message, 1 to 4,000 UTF-16 code units
 * @param emotions what triage found; empty when only the screen has spoken
 * @param said every text of the assistant and the system in this conversation, oldest first, so that no sentence comes twice
 * @param number of the seeker's message in the conversation, from 1
 */
public record Turn(
        String locale,
        String text,
        Urgency urgency,
        List<Scored> emotions,
        List<Scored> stressors,
        List<Signal> signals,
        List<String> said,
        long number) {

    public Turn {
        emotions = List.copyOf(emotions);
        stressors = List.copyOf(stressors);
        signals = List.copyOf(signals);
        said = List.copyOf(said);
    }

    // A record would print them: no text of a seeker reaches a log by way of an exception or a debug line.
    @Override
    public String toString() {
        return "Turn[" + locale + ", number=" + number + "]";
    }
}
