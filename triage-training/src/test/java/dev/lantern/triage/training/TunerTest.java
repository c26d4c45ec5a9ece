// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lantern.triage.model.Asked;
import dev.lantern.triage.model.Language;
import dev.lantern.triage.model.Tokens;
import dev.lantern.triage.model.TunedEncoder;
import dev.lantern.triage.model.Tuning;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TunerTest {

    private static final Tuner.Settings SETTINGS = new Tuner.Settings(2, 4e-4f, 2, 1, 1);
    private static final List<String> TEXTS = List.of("今天天黑了，外面下雨", "今天天亮了，外面晴朗", "天黑".repeat(120));

    private static List<Row> toy() {
        return IntStream.range(0, 96)
                .boxed()
                .flatMap(i -> Stream.of(row("第" + i + "天，天黑得很早", true), row("第" + i + "天，天亮得很早", false)))
                .toList();
    }

    private static Row row(String text, boolean alarm) {
        return new Row(text, Language.ZH, true, "toy", Map.of(Asked.ALARM, alarm, Asked.URGENT, false));
    }

    private static Tuner fitted() throws IOException {
        var tuner = new Tuner(Language.ZH, SETTINGS, progress -> {});
        tuner.fit(toy());
        return tuner;
    }

    @Test
    void theServiceReadsWhatWasLearned() throws IOException {
        try (Tuner tuner = fitted()) {
            double[][] logits = tuner.logits(TEXTS);
            double learned = logits[0][0] - logits[1][0];
            assertThat(learned).isGreaterThan(2);

            TunedEncoder encoder = TunedEncoder.of(Language.ZH, writtenAndRead(tuner));
            double read = logOdds(encoder, TEXTS.get(0)) - logOdds(encoder, TEXTS.get(1));
            assertThat(read).isCloseTo(learned, withinPercentage(1));
            assertThat(logOdds(encoder, TEXTS.get(2))).isGreaterThan(logOdds(encoder, TEXTS.get(1)));
        }
    }

    /** What is rounded is what was trained; the vectors between the layers are rounded by the service only. */
    @Test
    void whatIsTrainedIsWhatTheServiceRuns() throws IOException {
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu())) {
            var graph = new EncoderGraph(manager, OnnxWeights.of(Language.ZH), Language.ZH, 2);
            TunedEncoder encoder = TunedEncoder.of(
                    Language.ZH,
                    new Tuning(JsonNodeFactory.instance.objectNode(), graph.tensors(graph.head()), List.of()));
            long[] ids =
                    Tokens.of(Language.ZH).passages(TEXTS.getFirst()).getFirst().ids();
            float[] run = encoder.mean(ids);
            float[] trained = graph.means(manager, List.of(ids), false).toFloatArray();
            assertThat(cosine(run, trained)).isGreaterThan(0.98);
        }
    }

    private static double cosine(float[] one, float[] other) {
        return product(one, other) / Math.sqrt(product(one, one) * product(other, other));
    }

    private static double product(float[] one, float[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] * other[i])
                .sum();
    }

    private static double logOdds(TunedEncoder encoder, String text) {
        return encoder.hear(text).stream()
                .mapToDouble(heard -> heard.logits()[0])
                .max()
                .orElseThrow();
    }

    @Test
    void learnsTheSameFromTheSame() throws IOException {
        try (Tuner one = fitted();
                Tuner other = fitted()) {
            assertThat(other.logits(TEXTS)).isDeepEqualTo(one.logits(TEXTS));
        }
    }

    private static Tuning writtenAndRead(Tuner tuner) throws IOException {
        var plain = new Tuning.Curve(1, 0, 0);
        var tuning = new Tuning(
                JsonNodeFactory.instance.objectNode(),
                tuner.tensors(),
                Asked.ALL.stream()
                        .map(asked -> new Tuning.Answer(asked, plain, 0.5))
                        .toList());
        var bytes = new ByteArrayOutputStream();
        tuning.write(bytes, new ObjectMapper());
        return Tuning.read(new ByteArrayInputStream(bytes.toByteArray()));
    }
}
