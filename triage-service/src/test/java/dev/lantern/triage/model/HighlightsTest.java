// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HighlightsTest {

    /** A reading to which only this word says anything. */
    private static Reading reading(String text, Language language, String... loud) {
        double[] loudness = new double[text.length()];
        for (String word : loud) {
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
                Arrays.fill(loudness, at, at + word.length(), 1.0 / word.length());
            }
        }
        return new Reading(language, "1", new Reading.Levels(0.9, 0.9, 0), List.of(), loudness);
    }

    private static List<String> passages(String text, Language language, int most, String... loud) {
        return new Highlights(text, reading(text, language, loud))
                .passages(most).stream()
                        .map(passage -> text.substring(passage.start(), passage.end()))
                        .toList();
    }

    @Test
    void findsThePassageThatSpeaks() {
        String text = "今天和同事吃了饭，天气不错。" + "可是我真的撑不下去了。" + "晚上还要加班，明天也要早起，周末要搬家。";
        assertThat(passages(text, Language.ZH, 1, "撑不下去")).containsExactly("撑不下去");
    }

    @Test
    void takesWholeWords() {
        String text = "the weather was nice and then everything felt pointless again, all afternoon long";
        assertThat(passages(text, Language.EN, 1, "pointless"))
                .allMatch(passage -> passage.strip().equals("pointless"));
    }

    @Test
    void coversAtMostTwoFifthsOfALongText() {
        String text = "no hope ".repeat(20);
        int covered = new Highlights(text, reading(text, Language.EN, "hope"))
                .passages(10).stream().mapToInt(p -> p.end() - p.start()).sum();
        assertThat(covered).isPositive().isLessThanOrEqualTo((int) (text.length() * 0.4));
    }

    @Test
    void saysTheSameWhenAskedAgain() {
        String text = "there was no hope in any of it, and then no hope at all";
        var highlights = new Highlights(text, reading(text, Language.EN, "hope"));
        List<Highlights.Passage> both = highlights.passages(2);
        assertThat(highlights.passages(2)).isEqualTo(both).hasSize(2);
        assertThat(highlights.passages(1)).isEqualTo(both.subList(0, 1));
    }

    @Test
    void pointsAtNothingWhereNothingSpeaks() {
        assertThat(passages("an ordinary day", Language.EN, 3)).isEmpty();
    }

    @Test
    void keepsThePlacesOfWhatIsLeft() {
        String text = "a😀b";
        assertThat(Highlights.without(text, List.of(new Highlights.Passage(1, 3))))
                .isEqualTo("a  b");
    }
}
