// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

import dev.lantern.contracts.Scored;
import dev.lantern.contracts.Signal;
import dev.lantern.contracts.Urgency;
import java.util.ArrayList;
import java.util.List;

/** A conversation of a test: remembers what the assistant said, as the chat service does. */
final class Conversation {

    private final String locale;
    private final List<String> said = new ArrayList<>();
    private long number;

    Conversation(String locale) {
        this.locale = locale;
        said.add(Opening.text(locale));
    }

    static String answer(String locale, String text) {
        return answer(locale, text, Urgency.NONE);
    }

    static String answer(String locale, String text, Urgency urgency) {
        return new Conversation(locale).hears(text, urgency, List.of(), List.of());
    }

    static String worried(String locale, String text, String signal) {
        return new Conversation(locale).hears(text, Urgency.MODERATE, List.of(), List.of(new Signal(signal, 0.8)));
    }

    String hears(String text) {
        return hears(text, Urgency.LOW, List.of(), List.of());
    }

    String hears(String text, Urgency urgency, List<Scored> stressors, List<Signal> signals) {
        Turn turn = new Turn(locale, text, urgency, List.of(), stressors, signals, said, ++number);
        String answer = new ScriptedAssistant().answer(turn).await().indefinitely();
        said.add(answer);
        return answer;
    }

    List<String> sentences() {
        return said.stream()
                .flatMap(text -> Wording.sentences(text).stream())
                .map(Wording::key)
                .toList();
    }
}
