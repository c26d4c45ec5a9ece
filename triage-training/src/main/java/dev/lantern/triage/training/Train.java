// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.bwaldvogel.liblinear.Linear;
import dev.lantern.triage.model.Classifier;
import dev.lantern.triage.model.Encoder;
import dev.lantern.triage.model.Grams;
import dev.lantern.triage.model.Language;
import dev.lantern.triage.model.OnnxEncoder;
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
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Trains triage's classifiers: {@code train DATA LINES OUT}. DATA holds the development data, LINES the project's own
 * lines, OUT gets {@code risk-LANGUAGE.bin} and {@code risk-LANGUAGE-plain.bin} (without an encoder). The same files give
 * the same bytes.
 */
public final class Train {

    /** Files of the development data that parameters may be made from; what its README keeps for checking is not here. */
    static final Map<Language, List<String>> DATA = Map.of(
            Language.ZH,
            List.of("zh_psysuicide_dev", "zh_everyday_dev", "zh_counselling_openings_dev"),
            Language.EN,
            List.of("en_cssrs_posts_dev", "en_everyday_dev"));

    static final Map<Language, Learner.Settings> SETTINGS =
            Map.of(Language.ZH, new Learner.Settings(0.1, 1, 0.2), Language.EN, new Learner.Settings(0.3, 2, 0.2));

    private final ObjectMapper json = new ObjectMapper();

    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            System.err.println("usage: train DATA LINES OUT");
            System.exit(2);
        }
        Linear.disableDebugOutput();
        new Train().all(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]));
    }

    private void all(Path data, Path lines, Path out) throws IOException {
        for (Language language : Language.values()) {
            List<Path> files = files(language, data, lines);
            List<Example> examples = examples(files, OnnxEncoder.of(language));
            write(language, files, examples, SETTINGS.get(language), out);
            Learner.Settings with = SETTINGS.get(language);
            write(language, files, examples, new Learner.Settings(with.penalty(), 0, with.ownShare()), out);
        }
    }

    static List<Path> files(Language language, Path data, Path lines) throws IOException {
        List<Path> files = new ArrayList<>(DATA.get(language).stream()
                .map(name -> data.resolve(name + ".jsonl"))
                .toList());
        String prefix = language.name().toLowerCase(Locale.ROOT) + "-";
        try (Stream<Path> own = Files.list(lines)) {
            own.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .forEach(files::add);
        }
        return files;
    }

    static List<Example> examples(List<Path> files, Encoder encoder) throws IOException {
        List<Example> examples = new ArrayList<>();
        for (Path file : files) {
            System.err.println("reading " + file.getFileName());
            for (Row row : Row.of(file)) {
                int[] buckets = Grams.of(row.text(), row.language()).buckets();
                examples.add(new Example(row, buckets, encoder.encode(row.text())));
            }
        }
        return examples;
    }

    private void write(Language language, List<Path> files, List<Example> examples, Learner.Settings settings, Path out)
            throws IOException {
        String name = language.name().toLowerCase(Locale.ROOT) + (settings.vectorScale() == 0 ? "-plain" : "");
        System.err.println("training " + name);
        var training = new Training(settings);
        var classifier = new Classifier(
                about(files, settings), training.fit(examples, Row::alarm), training.fit(examples, Row::urgent));
        try (var to = Files.newOutputStream(out.resolve("risk-" + name + ".bin"))) {
            classifier.write(to, json);
        }
    }

    private ObjectNode about(List<Path> files, Learner.Settings settings) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        for (Path file : files) {
            hashes.put(file.getFileName().toString(), hash(Files.readAllBytes(file)));
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

    private Train() {}
}
