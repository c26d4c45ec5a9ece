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
 * NLP.js, made from the very rows that the encoder of {@link Train.Part#UNSEEN} is made from, and asked about the same others.
 * {@code peer DATA LINES DIRECTORY} writes the rows, {@code triage-training/peer/peer.mjs DIRECTORY} trains and writes verdicts.
 */
final class Peer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;

    private Peer(Path directory) {
        this.directory = directory;
    }

    static Peer of(Path directory) {
        return new Peer(directory);
    }

    /** @param unseen not to be trained from */
    record Line(String text, boolean alarm, boolean unseen) {}

    /** @param nanos how long it took */
    record Verdict(boolean alarm, long nanos) {}

    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            System.err.println("usage: peer DATA LINES DIRECTORY");
            System.exit(2);
        }
        for (Language language : Language.values()) {
            List<Row> rows = Train.rows(Train.files(language, Path.of(args[0]), Path.of(args[1])));
            of(Path.of(args[2])).write(language, rows);
        }
    }

    void write(Language language, List<Row> rows) throws IOException {
        var unseen = Train.Part.UNSEEN.leftOut(language);
        List<String> lines = new ArrayList<>();
        for (Row row : rows) {
            lines.add(JSON.writeValueAsString(new Line(row.text(), row.alarm(), unseen.test(row))));
        }
        Files.write(file("rows", language), lines);
    }

    /** Of the unseen rows, in their order. */
    List<Verdict> verdicts(Language language) throws IOException {
        try (var verdicts = JSON.readerFor(Verdict.class)
                .<Verdict>readValues(file("verdicts", language).toFile())) {
            return verdicts.readAll();
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
