// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.contracts.Urgency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file that rows are made from. Where this project read texts that their makers did not label so, {@code labels} names a row
 * by its id and the part of it, counted from 0 (its parts are parted by an empty line; of a talk, its turns), and says level,
 * subject, signals, emotions and stressors; beside it, {@code NAME.words} may turn back words that the makers had put in place
 * of others.
 *
 * @param labels empty where the rows bring their own
 */
record Source(Path file, Optional<Path> labels) {

    private static final int COLUMNS = 6;
    private static final Pattern PARTS = Pattern.compile("\n\n");
    private static final Pattern TURNS = Pattern.compile("\\[(?:seeker|supporter)]");

    static Source of(Path file) {
        return new Source(file, Optional.empty());
    }

    List<Path> files() {
        return Stream.of(Stream.of(file), labels.stream(), words().stream())
                .flatMap(files -> files)
                .toList();
    }

    private Optional<Path> words() {
        return labels.map(path -> path.resolveSibling(name() + ".words")).filter(Files::exists);
    }

    private String name() {
        return Row.source(file);
    }

    List<Row> rows() throws IOException {
        return labels.isPresent() ? rows(labels.get()) : Row.of(file);
    }

    private List<Row> rows(Path labels) throws IOException {
        Map<String, JsonNode> byId = byId();
        UnaryOperator<String> mended = mended();
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(labels)) {
            if (!line.isBlank()) {
                rows.add(row(line.split("\t"), byId, mended));
            }
        }
        return rows;
    }

    private Row row(String[] cells, Map<String, JsonNode> byId, UnaryOperator<String> mended) {
        String[] place = cells[0].split("#");
        JsonNode row = byId.get(place[0]);
        String[] parts = row == null ? new String[0] : parts(row);
        if (cells.length != COLUMNS || place.length != 2 || Integer.parseInt(place[1]) >= parts.length) {
            throw new IllegalArgumentException("the labels of " + name() + " name " + cells[0] + ", which " + file
                    + " does not hold, or lack a column");
        }
        return new Row(
                mended.apply(parts[Integer.parseInt(place[1])])
                        .replaceAll("\\s+", " ")
                        .strip(),
                Row.language(row.get("lang").asText()),
                false,
                name(),
                place[0],
                Labels.ofColumns(Urgency.valueOf(cells[1]), cells[3], cells[4], cells[5]));
    }

    private static String[] parts(JsonNode row) {
        return row.has("context")
                ? TURNS.splitAsStream(row.get("context").asText()).skip(1).toArray(String[]::new)
                : PARTS.split(row.get("text").asText(), -1);
    }

    private Map<String, JsonNode> byId() throws IOException {
        Map<String, JsonNode> rows = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode row = Row.json(line, name());
            rows.put(row.path("id").asText(), row);
        }
        return rows;
    }

    /** The longest words first, so that none is hidden by a part of it. */
    private UnaryOperator<String> mended() throws IOException {
        if (words().isEmpty()) {
            return text -> text;
        }
        Map<String, String> words = Files.readAllLines(words().get()).stream()
                .map(line -> line.split("\t"))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        var any = Pattern.compile(words.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
        return text -> any.matcher(text).replaceAll(found -> Matcher.quoteReplacement(words.get(found.group())));
    }
}
