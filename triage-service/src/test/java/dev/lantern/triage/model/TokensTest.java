// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final Tokens ZH = Tokens.of(Language.ZH);
    private static final Tokens EN = Tokens.of(Language.EN);

    private static List<String> pieces(String text, Tokens.Passage passage) {
        return IntStream.range(1, passage.ids().length - 1)
                .mapToObj(i -> text.substring(passage.starts()[i], passage.ends()[i]))
                .toList();
    }

    @Test
    void knowsWhereEachPieceStandsBehindEmoji() {
        String text = "😀好𠮷累 night";
        assertThat(pieces(text, ZH.passages(text).getFirst()))
                .contains("好", "累")
                .endsWith("night");
    }

    @Test
    void marksBeginAndEndHaveNoPlace() {
        Tokens.Passage passage = EN.passages("so tired").getFirst();
        assertThat(passage.ids()).hasSize(4);
        assertThat(passage.ends()).startsWith(0).endsWith(0);
    }

    @Test
    void readsAllOfALongText() {
        String text = "今天很累。".repeat(100) + "我不想活了";
        List<Tokens.Passage> passages = ZH.passages(text);
        assertThat(passages).hasSizeGreaterThan(3).allMatch(passage -> passage.ids().length <= Language.ZH.longest());
        assertThat(String.join("", pieces(text, passages.getLast()))).endsWith("我不想活了");
        // A sentence at a border is whole in one of the two.
        assertThat(passages.get(1).starts()[1])
                .isLessThan(passages.get(0).ends()[passages.get(0).ids().length - 2]);
    }

    @Test
    void aTextOfNothingIsOnePassage() {
        assertThat(EN.passages("")).hasSize(1);
        assertThat(EN.passages("\u200B")).hasSize(1);
    }

    @Test
    void aPassageOfALaterPartKnowsItsPlace() {
        Tokens.Passage later = EN.passages("so tired").getFirst().after(100);
        assertThat(later.start()).isEqualTo(100);
        assertThat(later.end()).isEqualTo(108);
        Tokens.Passage nothing = EN.passages("\u200B").getFirst().after(100);
        assertThat(nothing.start()).isEqualTo(nothing.end());
    }

    @Test
    void knowsWhichPartOfTheTextAPassageIs() {
        String text = " 今天😀很累。".repeat(60);
        List<Tokens.Passage> passages = ZH.passages(text);
        assertThat(passages.getFirst().start()).isEqualTo(text.indexOf("今"));
        assertThat(passages.getLast().end()).isEqualTo(text.length());
        assertThat(IntStream.range(1, passages.size()))
                .isNotEmpty()
                .allMatch(i -> passages.get(i).start() < passages.get(i - 1).end());
        assertThat(ZH.passages("").getFirst()).matches(nothing -> nothing.start() == 0 && nothing.end() == 0);
    }
}
