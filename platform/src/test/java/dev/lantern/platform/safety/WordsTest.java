// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Normalisation alone: with two phrases known, other spellings of them are the same words. */
class WordsTest {

    private final Vocabulary vocabulary = new Vocabulary();
    private final int[] chinese = Words.learn("我想自杀", vocabulary);
    private final int[] english = Words.learn("i want to kill myself suicide good", vocabulary);

    @ParameterizedTest
    @CsvSource({
        "traditional characters, 我想自殺",
        "spaces, 我 想 自 杀",
        "wide spaces, 我　想　自　杀",
        "a full stop inside, 我想自.杀",
        "signs inside, 我想自*杀",
        "an invisible character, 我想自\u200B杀",
        "a joiner, 我想自\u200D杀",
        "a picture inside, 我想自\uD83D\uDE00杀",
        "a mark above, 我想自\u0301杀",
        "a compatibility character, ⾃杀",
    })
    void readsChineseInDisguise(String disguise, String text) {
        int[] read = ids(text);
        assertThat(read)
                .as(disguise)
                .isEqualTo(Arrays.copyOfRange(chinese, chinese.length - read.length, chinese.length));
        assertThat(read).hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "capitals, I WANT TO KILL MYSELF",
        "full width, ｉ ｗａｎｔ ｔｏ ｋｉｌｌ ｍｙｓｅｌｆ",
        "Cyrillic look-alikes, i wаnt tо kill mysеlf",
        "accents, í wánt tö kïll mysélf",
        "styled letters, \uD835\uDC22 \uD835\uDC30\uD835\uDC1A\uD835\uDC27\uD835\uDC2D to kill myself",
        "digits for letters, i w4nt t0 k1ll mys3lf",
        "masked letters, i w*nt to k*ll mys*lf",
        "signs for letters, i w@nt to k!ll my$elf",
        "repeated letters, i wanttt to killll myselffff",
        "an invisible character, i want to ki\u200Bll myself",
        "commas between words, 'i want to, kill myself'",
    })
    void readsEnglishInDisguise(String disguise, String text) {
        assertThat(ids(text)).as(disguise).isEqualTo(Arrays.copyOf(english, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s u i c i d e", "s.u.i.c.i.d.e", "S-U-I-C-I-D-E", "suic1de", "su1c1de", "suiciiiide"})
    void joinsAWordThatIsSpelledOut(String text) {
        assertThat(ids(text)).containsExactly(english[5]);
    }

    @Test
    void aDoubledLetterStaysDoubled() {
        assertThat(ids("good goood god")).containsExactly(english[6], english[6], Vocabulary.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"we planted roses", "今天天气很好", "\uD83D\uDE00\u200B…", "k***", ""})
    void seesNoKnownWordWhereNoneIs(String text) {
        assertThat(IntStream.of(ids(text))).allMatch(id -> id == Vocabulary.UNKNOWN);
    }

    @Test
    void remembersWhereEachWordStandsInTheOriginal() {
        String text = "\uD83D\uDE2D I w\u200Bant 自\uD83D\uDE00殺";
        Words words = Words.of(text, vocabulary);
        List<String> original = IntStream.range(0, words.size())
                .mapToObj(word -> text.substring(words.start(word), words.end(word)))
                .toList();
        assertThat(original).containsExactly("I", "w\u200Bant", "自", "殺");
    }

    @Test
    void cutsClausesAndSentences() {
        Words words = Words.of("I want, to kill. Myself\n自杀", vocabulary);
        assertThat(IntStream.range(0, words.size()).map(words::clause)).containsExactly(0, 0, 1, 1, 2, 3, 3);
        assertThat(IntStream.range(0, words.size()).map(words::sentence)).containsExactly(0, 0, 0, 0, 1, 2, 2);
    }

    @Test
    void knowsWhatIsQuotedAndWhatIsATitle() {
        Words words = Words.of("I “want to” kill 《自杀》", vocabulary);
        assertThat(IntStream.range(0, words.size()).map(words::quote)).containsExactly(-1, 1, 1, -1, 4, 4);
        assertThat(Stream.of(0, 1, 3, 4, 5).map(words::inTitle)).containsExactly(false, false, false, true, true);
    }

    private int[] ids(String text) {
        Words words = Words.of(text, vocabulary);
        return IntStream.range(0, words.size()).map(words::id).toArray();
    }
}
