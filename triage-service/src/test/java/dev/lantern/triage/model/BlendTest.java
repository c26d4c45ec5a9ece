// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlendTest {

    private static final Tuning TUNING = Tuning.ofBuild(Language.ZH);
    private static final String CALM = "今天很累，早点休息吧。";

    /** Beside the encoder of the build a linear classifier to which these words, and the bias, say something. */
    private static Blend blend(float bias, String... loud) {
        float[] grams = new float[Grams.BUCKETS];
        for (String word : loud) {
            Grams of = Grams.of(word, Language.ZH);
            IntStream.range(0, of.size())
                    .filter(gram -> of.end(gram) - of.start(gram) == word.length())
                    .forEach(gram -> grams[of.bucket(gram)] = 20);
        }
        var alarm = new Question(new Weights(grams, bias), 1, 0);
        var urgent = new Question(new Weights(new float[Grams.BUCKETS], 0), 1, 0);
        var pieces = new LinearClassifier(
                JsonNodeFactory.instance.objectNode().put("version", "toy"), Language.ZH, alarm, urgent);
        return Blend.of(Language.ZH, TUNING, pieces);
    }

    @Test
    void hearsBoth() {
        Reading low = blend(-5).read(CALM);
        Reading high = blend(5).read(CALM);
        assertThat(high.alarm()).isGreaterThan(low.alarm());
        assertThat(high.urgent()).isEqualTo(low.urgent());
        assertThat(high.levels().imminent()).isEqualTo(low.levels().imminent());
        assertThat(blend(0).read("我不想活了").alarm())
                .isGreaterThan(blend(0).read(CALM).alarm());
    }

    @Test
    void theLoudestPassageSpeaks() {
        Blend blend = blend(0, "梯子");
        String quiet = CALM.repeat(40);
        String text = "😀" + quiet + "梯子" + CALM;
        Reading reading = blend.read(text);
        assertThat(reading.alarm()).isGreaterThan(blend.read(quiet).alarm());
        int loudest = IntStream.range(0, text.length())
                .boxed()
                .max((one, other) -> Double.compare(reading.loudness()[one], reading.loudness()[other]))
                .orElseThrow();
        assertThat(loudest).isBetween(text.indexOf("梯子"), text.indexOf("梯子") + 1);
    }

    @Test
    void aSentenceAmongCalmOnesIsHeard() {
        Blend blend = blend(0, "梯子");
        String grave = "我已经决定今晚就走了";
        String calm = CALM.repeat(6);
        String text = calm + grave + "😀，梯子。" + calm;
        Reading reading = blend.read(text);
        assertThat(reading.alarm()).isGreaterThan(blend.read(calm + calm).alarm());
        // Out of its place it counts for less than by itself.
        assertThat(reading.alarm()).isLessThan(blend.read(grave + "😀，梯子").alarm());
        int from = text.indexOf(grave);
        int to = text.indexOf("梯子") + 2;
        assertThat(IntStream.range(0, text.length()).filter(at -> reading.loudness()[at] != 0))
                .isNotEmpty()
                .allSatisfy(at -> assertThat(at).isBetween(from, to - 1));
    }

    @Test
    void aSentenceOfSignsOrInAnotherLanguageIsNotHeardByItself() {
        Blend blend = blend(0, "12345678901234", "tired of it all");
        String calm = CALM.repeat(3);
        for (String other : new String[] {"12345678901234！！！！", "i am so tired of it all. "}) {
            Reading reading = blend.read(calm + other + calm);
            // The whole is loudest: what stands before it speaks too.
            assertThat(Arrays.stream(reading.loudness(), 0, CALM.length())).anyMatch(loud -> loud != 0);
        }
    }

    @Test
    void namesBoth() {
        assertThat(blend(0).read(CALM).version()).isEqualTo(TUNING.version() + ".toy.2");
    }

    @Test
    void readsNothing() {
        for (String nothing : new String[] {"", "\u200B", "   "}) {
            Reading reading = blend(0).read(nothing);
            assertThat(reading.alarm()).isBetween(0.0, 1.0);
            assertThat(Arrays.stream(reading.loudness()).sum()).isZero();
        }
    }
}
