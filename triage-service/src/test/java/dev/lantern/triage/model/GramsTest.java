// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GramsTest {

    private static Set<Integer> buckets(String text, Language language) {
        Set<Integer> buckets = new HashSet<>();
        IntStream.of(Grams.of(text, language).buckets()).forEach(buckets::add);
        return buckets;
    }

    @ParameterizedTest
    @CsvSource({
        "ZH, 不想活了, 不 想 活 了",
        "ZH, 还要活着, 還要活著",
        "ZH, 好累好累, 好累\u200B好累",
        "EN, I am Tired, i am tired",
        "EN, i am tired, ｉ ａｍ ｔｉｒｅｄ",
        "EN, so tiredd, so tireddddddd",
        "EN, dont know, don't know",
        "EN, i am tired, i   am -- tired"
    })
    void readsWritingsOfTheSameWordsAlike(Language language, String one, String other) {
        assertThat(buckets(other, language)).isEqualTo(buckets(one, language));
    }

    @Test
    void tellsOrdersOfWordsApart() {
        assertThat(buckets("kill me not", Language.EN)).isNotEqualTo(buckets("not kill me", Language.EN));
        assertThat(buckets("不想活", Language.ZH)).isNotEqualTo(buckets("想不活", Language.ZH));
    }

    @ParameterizedTest
    @CsvSource({"ZH, 😀不😀😀想活👨‍👩‍👧了", "EN, 😀 don't e\u0301nd ＩＴ 😀😀"})
    void placesEveryPieceWithinTheTextBetweenWholeCharacters(Language language, String text) {
        Grams grams = Grams.of(text, language);
        assertThat(grams.size()).isPositive();
        for (int i = 0; i < grams.size(); i++) {
            assertThat(grams.start(i)).isBetween(0, grams.end(i));
            assertThat(grams.end(i)).isLessThanOrEqualTo(text.length());
            assertThat(whole(text, grams.start(i)) && whole(text, grams.end(i))).isTrue();
        }
    }

    private static boolean whole(String text, int at) {
        return at == 0 || at == text.length() || !Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }

    @Test
    void givesATextOfNothingNoPiecesThatSaySomething() {
        assertThat(Grams.of("", Language.EN).size()).isLessThanOrEqualTo(1);
        assertThat(Grams.of("\u200B\u200B", Language.ZH).size()).isLessThanOrEqualTo(3);
    }

    @Test
    void growsWithTheTextNotFaster() {
        String text = "想活".repeat(2000);
        assertThat(Grams.of(text, Language.ZH).size()).isLessThan(5 * text.length());
        assertThat(Grams.of("a".repeat(4000), Language.EN).size()).isLessThan(50);
    }

    @ParameterizedTest
    @CsvSource({
        "我好累, ZH",
        "我最近很 emo, ZH",
        "I am tired, EN",
        "i met 小明 and we had a good time, EN",
        "1234 !!!, EN",
        "Ich bin müde, EN"
    })
    void tellsTheLanguageByItsScript(String text, Language language) {
        assertThat(Language.of(text)).containsExactly(language);
    }

    @Test
    void readsATextOfTwoLanguagesInBoth() {
        assertThat(Language.of("我真的受不了了 I just want to sleep and be quiet"))
                .containsExactlyInAnyOrder(Language.values());
    }
}
