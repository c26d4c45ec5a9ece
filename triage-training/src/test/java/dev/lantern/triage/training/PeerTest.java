// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lantern.contracts.Urgency;
import dev.lantern.triage.model.Asked;
import dev.lantern.triage.model.Language;
import dev.lantern.triage.training.Evaluate.Judged;
import dev.lantern.triage.training.Peer.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerTest {

    @TempDir
    Path directory;

    private static Row row(String text, boolean alarm) {
        return new Row(text, Language.EN, false, "en_some_dev", Map.of(Asked.ALARM, alarm, Asked.URGENT, alarm));
    }

    private static Judged judged(String text, boolean alarm, Urgency urgency) {
        return new Judged("unseen", row(text, alarm), urgency, 0.5, Urgency.NONE, Set.of(), 1_000_000);
    }

    private List<Peer.Line> written(List<Row> rows, List<Row> checkOnly) throws IOException {
        new Peer(directory).write(Language.EN, rows, checkOnly);
        try (var lines = new ObjectMapper()
                .readerFor(Peer.Line.class)
                .<Peer.Line>readValues(directory.resolve("rows-en.jsonl").toFile())) {
            return lines.readAll();
        }
    }

    @Test
    void keepsTheSameRowsUnseenAsTheTrainer() throws IOException {
        List<Row> rows = IntStream.range(0, 200)
                .mapToObj(i -> row("line\n\"" + i + "\" 第", i % 3 == 0))
                .toList();
        List<Peer.Line> lines = written(rows, List.of());
        assertThat(lines)
                .extracting(Peer.Line::text)
                .isEqualTo(rows.stream().map(Row::text).toList());
        assertThat(lines)
                .extracting(Peer.Line::alarm)
                .isEqualTo(rows.stream().map(Row::alarm).toList());
        assertThat(lines)
                .extracting(Peer.Line::how)
                .contains(Peer.TRAINED, "unseen")
                .isEqualTo(rows.stream()
                        .map(row -> Train.Part.UNSEEN.leftOut(Language.EN).test(row) ? "unseen" : Peer.TRAINED)
                        .toList());
    }

    @Test
    void asksAboutWhatIsForCheckingOnly() throws IOException {
        assertThat(written(List.of(), List.of(row("one text", true))))
                .containsExactly(new Peer.Line("check only", "one text", true));
    }

    @Test
    void readsVerdictsInTheirOrder() throws IOException {
        Files.writeString(directory.resolve("verdicts-en.jsonl"), """
                {"how":"unseen","alarm":true,"nanos":12}
                {"how":"check only","alarm":false,"nanos":3}
                {"how":"unseen","alarm":false,"nanos":3000000000}
                """);
        assertThat(new Peer(directory).verdicts(Language.EN, "unseen"))
                .containsExactly(new Verdict("unseen", true, 12), new Verdict("unseen", false, 3_000_000_000L));
    }

    @Test
    void setsBothSideBySideWithoutTheTexts() {
        var beside = new Beside("some 1.2.3");
        beside.add(
                List.of(
                        judged("one text", true, Urgency.HIGH),
                        judged("other text", true, Urgency.MODERATE),
                        judged("third text", false, Urgency.MODERATE),
                        judged("fourth text", false, Urgency.LOW)),
                Stream.of(true, false, false, false)
                        .map(alarm -> new Verdict("unseen", alarm, 1))
                        .toList());
        assertThat(beside.text())
                .contains("some 1.2.3", "unseen, all en", "unseen, en_some_dev")
                .containsPattern("Lantern accuracy 0.750 .* recall 1.000 .* false alarms 0.500 ")
                .containsPattern("NLP.js +accuracy 0.750 .* recall 0.500 .* false alarms 0.000 ")
                .doesNotContain(" text");
        assertThat(beside.html()).contains("some 1.2.3", "en_some_dev").doesNotContain("one text", "fourth text");
    }

    @Test
    void refusesVerdictsOnOtherRows() {
        var beside = new Beside("");
        List<Judged> unseen = List.of(judged("one text", true, Urgency.HIGH));
        assertThatThrownBy(() -> beside.add(unseen, List.of())).hasMessage("0 verdicts on 1 rows");
    }
}
