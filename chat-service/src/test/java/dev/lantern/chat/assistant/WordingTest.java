// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WordingTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("One. Two? Three!", List.of("One.", "Two?", "Three!")),
                Arguments.of("Version 2.5 is out. Yes", List.of("Version 2.5 is out.", "Yes")),
                Arguments.of("She said “no.” Then she left.", List.of("She said “no.", "Then she left.")),
                Arguments.of("一。二？三！", List.of("一。", "二？", "三！")),
                Arguments.of("你说“累了。”我听见了。", List.of("你说“累了。", "我听见了。")),
                Arguments.of("什么？！真的。", List.of("什么？", "真的。")),
                Arguments.of("one\ntwo\r\n\nthree", List.of("one", "two", "three")),
                Arguments.of("\uD83D\uDE00 Fine.  \uD83D\uDE00", List.of("\uD83D\uDE00 Fine.", "\uD83D\uDE00")),
                Arguments.of("… ! 。", List.of()),
                Arguments.of("", List.of()));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void cutsSentences(String text, List<String> sentences) {
        assertThat(Wording.sentences(text)).isEqualTo(sentences);
    }

    @Test
    void hearsTheSameLettersAsTheSameSentence() {
        assertThat(Wording.key("Well, “you” said so!")).isEqualTo(Wording.key("well you said SO"));
        assertThat(Wording.key("好，好。")).isEqualTo("好好").isNotEqualTo(Wording.key("好"));
        assertThat(Wording.key("\uD83D\uDE00?")).isEqualTo("\uD83D\uDE00");
    }

    @Test
    void letsALineRestUntilTheOthersWereUsed() {
        Script script = Script.in(Language.EN);
        List<Line> lines = script.lines("ask.sleep");
        List<String> said = new ArrayList<>();
        for (int turn = 0; turn < lines.size(); turn++) {
            said.add(new Wording(script, Map.of(), said, turn).say("ask.sleep").orElseThrow());
        }
        assertThat(lines).allSatisfy(line -> assertThat(line.mayHaveMade(said)).isPositive());
    }
}
