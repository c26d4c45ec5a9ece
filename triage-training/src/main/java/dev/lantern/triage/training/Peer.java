// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lantern.triage.model.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * NLP.js, made from the very rows that the encoder of {@link Train.Part#UNSEEN} is made from, and asked about the others and about
 * those for checking only. {@code peer DATA LINES LISTS DIRECTORY} writes the rows, {@code triage-training/peer/peer.mjs DIRECTORY}
 * trains and writes verdicts.
 */
final class Peer {

    /** Rows to be trained from; the others are called as {@link Evaluate} calls them. */
    static final String TRAINED = "trained";

    private static final String UNSEEN = Train.Part.UNSEEN.title();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;

    Peer(Path directory) {
        this.directory = directory;
    }

    /** @param how it is to be judged, or {@link #TRAINED} */
    record Line(String how, String text, boolean alarm) {}

    /** @param nanos how long it took */
    record Verdict(String how, boolean alarm, long nanos) {}

    public static void main(String[] args) throws IOException {
        if (args.length != 4) {
            System.err.println("usage: peer DATA LINES LISTS DIRECTORY");
            System.exit(2);
        }
        var data = Path.of(args[0]);
        var peer = new Peer(Path.of(args[3]));
        for (Language language : Language.values()) {
            peer.write(
                    language,
                    Train.rows(Train.sources(language, data, Path.of(args[1]))),
                    Evaluate.checkOnlyRows(language, data, Path.of(args[2])));
        }
    }

    void write(Language language, List<Row> rows, List<Row> checkOnly) throws IOException {
        var unseen = Train.Part.UNSEEN.leftOut(language);
        List<String> lines = new ArrayList<>();
        for (Row row : rows) {
            lines.add(line(unseen.test(row) ? UNSEEN : TRAINED, row));
        }
        for (Row row : checkOnly) {
            lines.add(line(Evaluate.CHECK_ONLY, row));
        }
        Files.write(file("rows", language), lines);
    }

    private static String line(String how, Row row) throws IOException {
        return JSON.writeValueAsString(new Line(how, row.text(), row.alarm()));
    }

    /** Of the rows to be judged so, in their order; nothing where it was not asked about such. */
    List<Verdict> verdicts(Language language, String how) throws IOException {
        try (var verdicts = JSON.readerFor(Verdict.class)
                .<Verdict>readValues(file("verdicts", language).toFile())) {
            return verdicts.readAll().stream()
                    .filter(verdict -> verdict.how().equals(how))
                    .toList();
        }
    }

    /** Of all that it is made of. */
    String versions() throws IOException {
        Map<String, String> versions =
                JSON.readValue(directory.resolve("versions.json").toFile(), new TypeReference<>() {});
        return versions.entrySet().stream()
                .map(part -> part.getKey() + " " + part.getValue())
                .collect(Collectors.joining(", "));
    }

    private Path file(String what, Language language) {
        return directory.resolve(what + "-" + language.code() + ".jsonl");
    }
}
