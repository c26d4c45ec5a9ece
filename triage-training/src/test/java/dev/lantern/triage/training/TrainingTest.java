// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.bwaldvogel.liblinear.Linear;
import dev.lantern.contracts.Urgency;
import dev.lantern.triage.model.Asked;
import dev.lantern.triage.model.Asked.Group;
import dev.lantern.triage.model.Grams;
import dev.lantern.triage.model.Language;
import dev.lantern.triage.model.Question;
import dev.lantern.triage.training.Evaluate.Judged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {

    private static final Learner.Settings PLAIN = new Learner.Settings(0.1, 0.2);

    @TempDir
    Path directory;

    @BeforeAll
    static void quiet() {
        Linear.disableDebugOutput();
    }

    private static Example example(String text, boolean alarm) {
        var row = new Row(text, Language.EN, true, "toy", Map.of(Asked.ALARM, alarm, Asked.URGENT, false));
        return new Example(row, Grams.of(text, Language.EN).buckets());
    }

    private static Row row(String text, boolean own, String source) {
        return new Row(text, Language.EN, own, source, Map.of(Asked.ALARM, true, Asked.URGENT, true));
    }

    private static List<Asked> yes(Row row) {
        return row.said().entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<Example> toy() {
        return IntStream.range(0, 40)
                .boxed()
                .flatMap(i -> Stream.of(example("dark night " + i, true), example("bright day " + i, false)))
                .toList();
    }

    private static double probability(Question question, String text) {
        return question.probability(Grams.of(text, Language.EN).buckets());
    }

    @Test
    void learnsWhatTellsTheTextsApart() {
        Question question = new Training(PLAIN).fit(toy(), Row::alarm);
        assertThat(probability(question, "a dark night")).isGreaterThan(0.8);
        assertThat(probability(question, "a bright day")).isLessThan(0.2);
    }

    @Test
    void learnsTheSameFromTheSame() {
        Question one = new Training(PLAIN).fit(toy(), Row::alarm);
        Question other = new Training(PLAIN).fit(toy(), Row::alarm);
        assertThat(other.weights().grams()).isEqualTo(one.weights().grams());
        assertThat(other.slope()).isEqualTo(one.slope());
    }

    @Test
    void readsOnlyRowsThatSayYesOrNo() throws IOException {
        Path file = directory.resolve("en_some_dev.jsonl");
        Files.writeString(file, """
                {"text":"one","lang":"en","crisis":true,"risk":"low"}
                {"text":"two","lang":"en","crisis":true,"risk":"moderate"}
                {"text":"three","lang":"en","crisis":false,"risk":"none"}
                {"text":"four","lang":"en","crisis":null}
                """);
        assertThat(Row.of(file))
                .extracting(Row::text, Row::language, Row::alarm, Row::urgent, Row::own, Row::source)
                .containsExactly(
                        tuple("one", Language.EN, true, false, false, "en_some_dev"),
                        tuple("two", Language.EN, true, true, false, "en_some_dev"),
                        tuple("three", Language.EN, false, false, false, "en_some_dev"));
    }

    @Test
    void readsTheProjectsOwnLines() throws IOException {
        Path file = directory.resolve("zh-crisis.tsv");
        Files.writeString(file, "zh\tHIGH\tself\tplan\t一行\nzh\tLOW\tself\tdistress\t二行\t-\tsadness,fear\twork\n");
        List<Row> rows = Row.of(file);
        assertThat(rows)
                .extracting(Row::text, Row::language, Row::alarm, Row::urgent, Row::own, Row::source)
                .containsExactly(
                        tuple("一行", Language.ZH, true, true, true, "zh-crisis"),
                        tuple("二行", Language.ZH, false, false, true, "zh-crisis"));
        assertThat(yes(rows.getFirst())).contains(new Asked(Group.SIGNAL, "suicide-plan"));
        assertThat(yes(rows.getLast()))
                .containsExactlyInAnyOrder(
                        new Asked(Group.EMOTION, "sadness"),
                        new Asked(Group.EMOTION, "fear"),
                        new Asked(Group.STRESSOR, "work"));
    }

    @Test
    void showsTextsOfTheProjectsOwnListsOnly() {
        var missedRow = row("a <line> of ours", true, "must-catch");
        var dataRow = row("somebody's text", false, "en_some_dev");
        String page = Report.html(
                List.of(
                        new Judged("check only", missedRow, Urgency.NONE, 0.1, Urgency.NONE, Set.of(), 0),
                        new Judged("unseen", dataRow, Urgency.NONE, 0.1, Urgency.NONE, Set.of(), 0)),
                new Beside(""));
        assertThat(page)
                .contains("a &lt;line> of ours")
                .contains("en_some_dev")
                .contains("0.000 (0.000–")
                .doesNotContain("somebody's text");
    }
}
