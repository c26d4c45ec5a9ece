// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import dev.lantern.triage.model.Asked;
import dev.lantern.triage.model.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Longer texts to learn from, made of short ones: calm lines after each other, as one person may say them, with a line of danger
 * somewhere among them or without. Rows of several sentences are mostly of one mood, and from them alone an encoder learns to
 * hear the mean. The same rows make the same texts.
 */
final class Composed {

    private static final String SOURCE = "composed";
    private static final int WITH_DANGER = 800;
    private static final int CALM = 1200;
    private static final int SEED = 1;

    /**
     * In UTF-16 code units: of lines no longer than {@code line} so many stand together that they have {@code least} to
     * {@code most} or, by what joins them and by the last one, a little more.
     */
    private record Lengths(int line, int least, int most) {

        /** Of nearly all an encoder reads everything at once; of longer texts training leaves out the middle. */
        static Lengths of(Language language) {
            return language == Language.ZH ? new Lengths(50, 40, 115) : new Lengths(160, 120, 800);
        }
    }

    private final Language language;
    private final Lengths lengths;
    private final List<Row> calm;
    private final Random random = new Random(SEED);

    private Composed(Language language, List<Row> lines) {
        this.language = language;
        this.lengths = Lengths.of(language);
        this.calm = lines.stream().filter(row -> !row.alarm()).toList();
    }

    /** These rows, and what is made of them; nothing where none are calm or none are of danger. */
    static List<Row> beside(Language language, List<Row> rows) {
        List<Row> lines = rows.stream()
                .filter(row -> row.text().length() <= Lengths.of(language).line())
                .toList();
        List<Row> danger = lines.stream().filter(Row::alarm).toList();
        var composed = new Composed(language, lines);
        if (danger.isEmpty() || composed.calm.isEmpty()) {
            return rows;
        }
        return Stream.of(
                        rows.stream(),
                        IntStream.range(0, WITH_DANGER).mapToObj(i -> composed.around(composed.any(danger))),
                        IntStream.range(0, CALM).mapToObj(i -> composed.text(new ArrayList<>(), false, false)))
                .flatMap(made -> made)
                .toList();
    }

    private Row around(Row danger) {
        return text(new ArrayList<>(List.of(danger.text())), danger.alarm(), danger.urgent());
    }

    /** Of hours, and of all else that it speaks of, nothing is said. */
    private Row text(List<String> lines, boolean alarm, boolean urgent) {
        int length = random.nextInt(lengths.least(), lengths.most() + 1);
        String end = any(language == Language.ZH ? List.of("。", "，", " ", "\n") : List.of(". ", ". ", ", ", "\n"));
        int soFar = lines.stream().mapToInt(String::length).sum();
        while (lines.size() < 2 || soFar < length) {
            String line = any(calm).text();
            lines.add(random.nextInt(lines.size() + 1), line);
            soFar += line.length();
        }
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append(ended(line) ? " " : end));
        return new Row(
                text.toString().strip(), language, true, SOURCE, Map.of(Asked.ALARM, alarm, Asked.URGENT, urgent));
    }

    private static boolean ended(String line) {
        return !Character.isLetterOrDigit(line.codePointBefore(line.length()));
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
