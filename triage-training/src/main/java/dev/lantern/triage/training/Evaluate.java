// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.bwaldvogel.liblinear.Linear;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.safety.RiskRules;
import dev.lantern.triage.model.Classifier;
import dev.lantern.triage.model.Encoder;
import dev.lantern.triage.model.FusedRiskModel;
import dev.lantern.triage.model.Language;
import dev.lantern.triage.model.OnnxEncoder;
import dev.lantern.triage.model.RiskModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Measures triage: {@code evaluate DATA LINES LISTS REPORT}. Rows that are trained from are judged by models that had not
 * seen their fifth, and once more by models that had seen nothing of their source; what is for checking only (the
 * hyperbole rows, the lists in LISTS) by the shipped model. Writes an HTML page; texts are shown of the project's own
 * lists only.
 */
public final class Evaluate {

    private final List<Judged> judged = new ArrayList<>();

    public static void main(String[] args) throws IOException {
        if (args.length != 4) {
            System.err.println("usage: evaluate DATA LINES LISTS REPORT");
            System.exit(2);
        }
        Linear.disableDebugOutput();
        var evaluation = new Evaluate();
        for (Language language : Language.values()) {
            evaluation.measure(language, Path.of(args[0]), Path.of(args[1]), Path.of(args[2]));
        }
        Files.writeString(Path.of(args[3]), Report.html(evaluation.judged), StandardCharsets.UTF_8);
        System.out.print(Report.text(evaluation.judged));
    }

    private void measure(Language language, Path data, Path lines, Path lists) throws IOException {
        Map<String, float[]> known = new HashMap<>();
        Encoder once = OnnxEncoder.of(language);
        Encoder encoder = text -> known.computeIfAbsent(text, once::encode);
        List<Example> examples = Train.examples(Train.files(language, data, lines), encoder);
        var training = new Training(Train.SETTINGS.get(language));
        for (int fold = 0; fold < Training.FOLDS; fold++) {
            int left = fold;
            System.err.println(language + ": part " + (fold + 1) + " of " + Training.FOLDS);
            judge("unseen", examples, row -> Training.fold(row) == left, training, encoder);
        }
        for (String source : sources(examples)) {
            System.err.println(language + ": without " + source);
            judge("other sources", examples, row -> group(row.source()).equals(source), training, encoder);
        }
        checkOnly(language, data, lists);
    }

    /** Lines of one kind were written in one go, crisis and calm: they are one source. */
    private static String group(String source) {
        return source.replaceAll("-(crisis|calm)(-[a-z])?$", "");
    }

    private static List<String> sources(List<Example> examples) {
        return examples.stream()
                .map(example -> group(example.row().source()))
                .distinct()
                .toList();
    }

    private void judge(String how, List<Example> examples, Predicate<Row> left, Training training, Encoder encoder) {
        List<Example> seen = examples.stream().filter(e -> !left.test(e.row())).toList();
        var classifier = new Classifier(
                JsonNodeFactory.instance.objectNode(), training.fit(seen, Row::alarm), training.fit(seen, Row::urgent));
        RiskModel model = FusedRiskModel.of(language -> classifier, language -> encoder);
        examples.stream()
                .map(Example::row)
                .filter(left)
                .map(row -> Judged.of(how, row, model))
                .forEach(judged::add);
    }

    private void checkOnly(Language language, Path data, Path lists) throws IOException {
        RiskModel model = FusedRiskModel.ofBuild(true);
        String code = language.name().toLowerCase(Locale.ROOT);
        List<Row> rows = new ArrayList<>(Row.of(data.resolve(code + "_hyperbole_dev.jsonl")));
        for (String list : List.of("must-catch", "must-not")) {
            Row.ofList(lists.resolve(list + ".tsv")).stream()
                    .filter(row -> row.language() == language)
                    .forEach(rows::add);
        }
        rows.stream().map(row -> Judged.of("check only", row, model)).forEach(judged::add);
    }

    /**
     * A row and what was made of it.
     *
     * @param how by which model: see above
     * @param rules what the rules alone say
     */
    record Judged(String how, Row row, Urgency urgency, double score, Urgency rules) {

        static Judged of(String how, Row row, RiskModel model) {
            var opinion = model.assess(row.text());
            return new Judged(
                    how,
                    row,
                    opinion.urgency(),
                    opinion.score(),
                    RiskRules.assess(row.text()).urgency());
        }

        boolean alarmed() {
            return urgency.atLeast(Urgency.MODERATE);
        }

        boolean alarmedByRules() {
            return rules.atLeast(Urgency.MODERATE);
        }
    }

    private Evaluate() {}
}
