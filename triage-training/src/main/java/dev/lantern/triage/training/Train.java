// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.bwaldvogel.liblinear.Linear;
import dev.lantern.triage.model.Grams;
import dev.lantern.triage.model.Language;
import dev.lantern.triage.model.LinearClassifier;
import dev.lantern.triage.model.Question;
import dev.lantern.triage.model.Tuning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Trains triage's classifiers: {@code train DATA LINES OUT PARTS [LANGUAGE]}. DATA holds the development data, LINES the
 * project's own lines, the folder {@code labels} beside LINES what this project says of parts of DATA. OUT gets
 * {@code encoder-LANGUAGE.bin} and {@code pieces-LANGUAGE.bin}. PARTS gets encoders that were trained without a part of the
 * rows, for {@link Evaluate}. The same files give the same bytes on the same kind of processor.
 */
public final class Train {

    /**
     * Files of the development data that parameters may be made from; what its README keeps for checking is not here. Those
     * that this project labelled itself are named by its labels.
     */
    static final Map<Language, List<String>> DATA = Map.of(
            Language.ZH,
            List.of("zh_psysuicide_dev", "zh_everyday_dev", "zh_counselling_openings_dev"),
            Language.EN,
            List.of("en_cssrs_posts_dev", "en_everyday_dev"));

    static final Map<Language, Learner.Settings> PIECES =
            Map.of(Language.ZH, new Learner.Settings(0.1, 0.2), Language.EN, new Learner.Settings(0.3, 0.2));

    static final Map<Language, Tuner.Settings> ENCODERS = Map.of(
            Language.ZH,
            new Tuner.Settings(0, 8e-5f, 2, 0.5f, 1),
            Language.EN,
            new Tuner.Settings(6, 8e-5f, 2, 0.5f, 1));

    /** Rows that an encoder was trained without, to be judged by it. */
    enum Part {
        UNSEEN,
        OTHER_SOURCES;

        Predicate<Row> leftOut(Language language) {
            String main = DATA.get(language).getFirst();
            return this == UNSEEN
                    ? row -> Training.fold(row) == 0
                    : row -> row.source().equals(main);
        }

        String file(Language language) {
            return "encoder-" + language.code() + "-" + title().replace(' ', '-') + ".bin";
        }

        String title() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private final ObjectMapper json = new ObjectMapper();
    private final Path out;
    private final Path parts;

    private Train(Path out, Path parts) {
        this.out = out;
        this.parts = parts;
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 4 && args.length != 5) {
            System.err.println("usage: train DATA LINES OUT PARTS [LANGUAGE]");
            System.exit(2);
        }
        Linear.disableDebugOutput();
        var train = new Train(Path.of(args[2]), Files.createDirectories(Path.of(args[3])));
        for (Language language : Language.values()) {
            if (args.length == 4 || language.code().equals(args[4])) {
                train.language(language, sources(language, Path.of(args[0]), Path.of(args[1])));
            }
        }
    }

    static List<Source> sources(Language language, Path data, Path lines) throws IOException {
        List<Source> sources = new ArrayList<>();
        DATA.get(language).forEach(name -> sources.add(Source.of(data.resolve(name + ".jsonl"))));
        for (Path labels : files(lines.resolveSibling("labels"), language.code() + "_", ".tsv")) {
            sources.add(new Source(data.resolve(Row.source(labels) + ".jsonl"), Optional.of(labels)));
        }
        files(lines, language.code() + "-", ".tsv").forEach(file -> sources.add(Source.of(file)));
        return sources;
    }

    private static List<Path> files(Path directory, String beginning, String ending) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(beginning))
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    static List<Row> rows(List<Source> sources) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Source source : sources) {
            rows.addAll(source.rows());
        }
        return rows;
    }

    static Example example(Row row) {
        return new Example(row, Grams.of(row.text(), row.language()).buckets());
    }

    private void language(Language language, List<Source> sources) throws IOException {
        List<Row> rows = rows(sources);
        ObjectNode about = about(sources, ENCODERS.get(language));
        Tuning unseen = tuned(language, rows, about, Part.UNSEEN.leftOut(language));
        write(unseen, parts.resolve(Part.UNSEEN.file(language)));
        Tuning whole = new Tuning(about, fitted(language, rows), unseen.answers());
        LinearClassifier pieces = pieces(language, rows, about(sources, PIECES.get(language)));
        // Together: each counts for what it counts for beside the other.
        write(whole, out.resolve("encoder-" + language.code() + ".bin"));
        try (var to = Files.newOutputStream(out.resolve("pieces-" + language.code() + ".bin"))) {
            pieces.write(to, json);
        }
        Tuning otherSources = tuned(language, rows, about, Part.OTHER_SOURCES.leftOut(language));
        write(otherSources, parts.resolve(Part.OTHER_SOURCES.file(language)));
    }

    /** Of these rows only, to stand beside an encoder, whose curve reads its log-odds: it has none of its own. */
    static LinearClassifier beside(Language language, List<Row> rows, JsonNode about) {
        List<Example> examples = rows.stream().map(Train::example).toList();
        var learner = new Learner(PIECES.get(language));
        return new LinearClassifier(
                about,
                language,
                new Question(learner.fit(examples, Row::alarm), 1, 0),
                new Question(learner.fit(examples, Row::urgent), 1, 0));
    }

    private static LinearClassifier pieces(Language language, List<Row> rows, JsonNode about) {
        List<Example> examples = rows.stream().map(Train::example).toList();
        var training = new Training(PIECES.get(language));
        return new LinearClassifier(
                about, language, training.fit(examples, Row::alarm), training.fit(examples, Row::urgent));
    }

    private void write(Tuning tuning, Path file) throws IOException {
        try (var to = Files.newOutputStream(file)) {
            tuning.write(to, json);
        }
    }

    private static Map<String, Tuning.Tensor> fitted(Language language, List<Row> rows) throws IOException {
        try (var tuner = new Tuner(language, ENCODERS.get(language), say(language + " on all rows"))) {
            tuner.fit(Composed.beside(language, rows));
            return tuner.tensors();
        }
    }

    /** Tuned on the rows that are not left out, and calibrated on those that are. */
    private static Tuning tuned(Language language, List<Row> rows, ObjectNode about, Predicate<Row> leftOut)
            throws IOException {
        Tuner.Settings settings = ENCODERS.get(language);
        List<Row> unseen = rows.stream().filter(leftOut).toList();
        List<Row> seen = rows.stream().filter(leftOut.negate()).toList();
        try (var tuner = new Tuner(language, settings, say(language + " without " + unseen.size() + " rows"))) {
            tuner.fit(Composed.beside(language, seen));
            double[][] logits = tuner.logits(unseen.stream().map(Row::text).toList());
            return new Tuning(
                    about,
                    tuner.tensors(),
                    Answers.of(unseen, logits, beside(language, seen, about), settings.ownShare()));
        }
    }

    private static Consumer<String> say(String what) {
        return progress -> System.err.println(what + ": " + progress);
    }

    private ObjectNode about(List<Source> sources, Object settings) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        for (Source source : sources) {
            for (Path file : source.files()) {
                hashes.put(file.getFileName().toString(), hash(Files.readAllBytes(file)));
            }
        }
        ObjectNode about = json.createObjectNode();
        about.set("settings", json.valueToTree(settings));
        about.set("data", json.valueToTree(hashes));
        about.put("version", hash(json.writeValueAsBytes(about)).substring(0, 8));
        return about;
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
