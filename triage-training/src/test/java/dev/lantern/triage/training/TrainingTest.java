// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.util.Optional;
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

    private static Row calm(String text) {
        return new Row(text, Language.EN, true, "some", Map.of(Asked.ALARM, false, Asked.URGENT, false));
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

    private Source labelled(String labels) throws IOException {
        Path data = directory.resolve("en_some_dev.jsonl");
        Files.writeString(data, """
                {"id":"a","text":"the first\\n\\nI Tired of  it all","lang":"en","crisis":false}
                {"id":"b","text":"Tired Tired","lang":"en"}
                """);
        Files.writeString(directory.resolve("en_some_dev.words"), "Tired\tvery\nTired of\ttired of\n");
        Path file = directory.resolve("en_some_dev.tsv");
        Files.writeString(file, labels);
        return new Source(data, Optional.of(file));
    }

    @Test
    void readsPartsOfRowsByTheProjectsOwnLabels() throws IOException {
        Source source = labelled("a#1\tHIGH\tself\tsuicidal-ideation\tsadness\twork\nb#0\tLOW\tself\t-\t-\t-\n");
        List<Row> rows = source.rows();
        assertThat(rows)
                .extracting(Row::text, Row::language, Row::alarm, Row::urgent, Row::own, Row::source, Row::writer)
                .containsExactly(
                        tuple("I tired of it all", Language.EN, true, true, false, "en_some_dev", "a"),
                        tuple("very very", Language.EN, false, false, false, "en_some_dev", "b"));
        assertThat(yes(rows.getFirst()))
                .contains(new Asked(Group.SIGNAL, "suicidal-ideation"), new Asked(Group.STRESSOR, "work"));
        assertThat(source.files()).hasSize(3);
    }

    @Test
    void readsTurnsOfATalkByTheProjectsOwnLabels() throws IOException {
        Path data = Files.writeString(directory.resolve("zh_some_dev.jsonl"), """
                {"id":"a","text":"all of it","lang":"zh","context":"[seeker]睡不着。[supporter]多久了？[seeker]一年了"}
                """);
        Path labels = Files.writeString(
                directory.resolve("zh_some_dev.tsv"),
                "a#0\tLOW\tself\t-\t-\tsleep\na#1\tNONE\tnone\t-\t-\t-\na#2\tLOW\tself\t-\t-\t-\n");
        assertThat(new Source(data, Optional.of(labels)).rows())
                .extracting(Row::text, Row::writer)
                .containsExactly(tuple("睡不着。", "a"), tuple("多久了？", "a"), tuple("一年了", "a"));
    }

    @Test
    void saysWhichLabelledRowIsMissing() throws IOException {
        Source source = labelled("c#0\tLOW\tself\t-\t-\t-\n");
        assertThatThrownBy(source::rows).hasMessageContaining("name c#0, which");
    }

    @Test
    void saysWhichPartOfALabelledRowIsMissing() throws IOException {
        Source source = labelled("\nb#1\tLOW\tself\t-\t-\t-\n");
        assertThatThrownBy(source::rows).hasMessageContaining("name b#1, which");
    }

    @Test
    void composesLongTextsOfWhichAllWithALineOfDangerAlarm() {
        List<Row> rows = List.of(row("save me", true, "some"), calm("nice day!"), calm("tea"));
        List<Row> made = Composed.beside(Language.EN, rows);
        assertThat(made).startsWith(rows.toArray(Row[]::new)).hasSizeGreaterThan(1000);
        assertThat(made.subList(3, made.size())).allSatisfy(row -> {
            assertThat(row.text().length()).isBetween(100, 1200);
            assertThat(row.alarm()).isEqualTo(row.text().contains("save me"));
        });
        assertThat(Composed.beside(Language.EN, rows)).isEqualTo(made);
        assertThat(made.stream().map(row -> row.text().indexOf("save me")).distinct())
                .as("places of the line")
                .hasSizeGreaterThan(20);
    }

    @Test
    void composesNothingWhereThereIsNoLineOfDanger() {
        List<Row> rows = List.of(calm("nice day!"));
        assertThat(Composed.beside(Language.EN, rows)).isEqualTo(rows);
    }

    @Test
    void textsOfOneWriterAreInOneFold() {
        assertThat(IntStream.range(0, 20)
                        .map(i -> Training.fold(new Row("text " + i, Language.EN, false, "some", "writer", Map.of())))
                        .distinct())
                .hasSize(1);
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
