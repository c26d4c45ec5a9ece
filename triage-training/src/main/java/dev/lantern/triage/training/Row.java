// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lantern.contracts.Urgency;
import dev.lantern.triage.model.Asked;
import dev.lantern.triage.model.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A labelled text.
 *
 * @param own written for this project
 * @param source the file it is from, without its ending
 * @param writer what it has in common with texts of the same writer, where that is known; else the text itself
 * @param said whether the text is so, as far as its source says; always of {@link Asked#ALARM} and {@link Asked#URGENT}
 */
record Row(String text, Language language, boolean own, String source, String writer, Map<Asked, Boolean> said) {

    private static final ObjectMapper JSON = new ObjectMapper();

    Row(String text, Language language, boolean own, String source, Map<Asked, Boolean> said) {
        this(text, language, own, source, text, said);
    }

    /** A human should see it: MODERATE or above. */
    boolean alarm() {
        return said.get(Asked.ALARM);
    }

    /** A human should see it soon: HIGH or above. */
    boolean urgent() {
        return said.get(Asked.URGENT);
    }

    /** The rows of a file ({@code .jsonl} of the development data or {@code .tsv} of this project) that say yes or no. */
    static List<Row> of(Path file) throws IOException {
        boolean own = file.toString().endsWith(".tsv");
        String source = source(file);
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank())
                    .map(line -> own ? ofOwn(line, source) : ofData(line, source))
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    static String source(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** Language, level, subject, kind, text and, where it was labelled further, signals, emotions and stressors. */
    private static Row ofOwn(String line, String source) {
        String[] cells = line.split("\t");
        Urgency urgency = Urgency.valueOf(cells[1]);
        return new Row(
                cells[4],
                language(cells[0]),
                true,
                source,
                cells.length > 5
                        ? Labels.ofColumns(urgency, cells[5], cells[6], cells[7])
                        : Labels.ofKind(urgency, cells[3]));
    }

    /** The lines of an evaluation list: language, bound, kind, text. */
    static List<Row> ofList(Path file) throws IOException {
        String source = source(file);
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank())
                    .map(line -> line.split("\t", 4))
                    .map(cells -> String.join("\t", cells[0], cells[1], "", cells[2], cells[3]))
                    .map(line -> ofOwn(line, source))
                    .toList();
        }
    }

    private static Row ofData(String line, String source) {
        JsonNode row = json(line, source);
        return row.path("crisis").isBoolean()
                ? new Row(
                        row.get("text").asText(), language(row.get("lang").asText()), false, source, Labels.ofData(row))
                : null;
    }

    static JsonNode json(String line, String source) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new IllegalArgumentException(source + " holds a line that is no JSON", e);
        }
    }

    static Language language(String code) {
        return Language.valueOf(code.toUpperCase(Locale.ROOT));
    }
}
