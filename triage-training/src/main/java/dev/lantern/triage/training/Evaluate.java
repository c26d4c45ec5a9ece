// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import de.bwaldvogel.liblinear.Linear;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.safety.RiskRules;
import dev.lantern.triage.model.Asked;
import dev.lantern.triage.model.Blend;
import dev.lantern.triage.model.FusedRiskModel;
import dev.lantern.triage.model.Language;
import dev.lantern.triage.model.LinearClassifier;
import dev.lantern.triage.model.Opinion;
import dev.lantern.triage.model.RiskModel;
import dev.lantern.triage.model.Tuning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Measures triage: {@code evaluate DATA LINES LISTS PARTS REPORT [PEER]}. A fifth of the rows that are trained from is judged by a
 * model that had not seen it, and the main source once more by a model that had seen nothing of it; what is for checking only (the
 * hyperbole rows, the lists in LISTS) by the shipped model. PEER holds what a {@link Peer} said of the fifth and of what is for
 * checking only. Writes an HTML page; texts are shown of the project's own lists only.
 */
public final class Evaluate {

    static final String CHECK_ONLY = "check only";

    private final List<Judged> judged = new ArrayList<>();
    private final Optional<Peer> peer;
    private final Beside beside;

    private Evaluate(Optional<Peer> peer) throws IOException {
        this.peer = peer;
        this.beside = new Beside(peer.isPresent() ? peer.get().versions() : "");
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 5 && args.length != 6) {
            System.err.println("usage: evaluate DATA LINES LISTS PARTS REPORT [PEER]");
            System.exit(2);
        }
        Linear.disableDebugOutput();
        var evaluation = new Evaluate(args.length == 6 ? Optional.of(new Peer(Path.of(args[5]))) : Optional.empty());
        for (Language language : Language.values()) {
            evaluation.parts(language, Path.of(args[0]), Path.of(args[1]), Path.of(args[3]));
            evaluation.checkOnly(language, Path.of(args[0]), Path.of(args[2]));
        }
        String page = Report.html(evaluation.judged, evaluation.beside);
        Files.writeString(Path.of(args[4]), page, StandardCharsets.UTF_8);
        System.out.print(Report.text(evaluation.judged, evaluation.beside));
    }

    private void parts(Language language, Path data, Path lines, Path parts) throws IOException {
        List<Row> rows = Train.rows(Train.sources(language, data, lines));
        for (Train.Part part : Train.Part.values()) {
            Path file = parts.resolve(part.file(language));
            if (Files.notExists(file)) {
                System.err.println("left out: there is no " + file + "; ./lantern train makes it");
                continue;
            }
            List<Row> seen =
                    rows.stream().filter(part.leftOut(language).negate()).toList();
            Tuning tuning = tuning(file);
            LinearClassifier pieces = Train.beside(language, seen, tuning.about());
            RiskModel model = FusedRiskModel.of(either -> Blend.of(language, tuning, pieces));
            List<Row> leftOut = rows.stream().filter(part.leftOut(language)).toList();
            List<Judged> these = judge(part.title(), leftOut, model);
            if (part == Train.Part.UNSEEN) {
                setBeside(language, these);
            }
        }
    }

    private void checkOnly(Language language, Path data, Path lists) throws IOException {
        List<Row> rows = checkOnlyRows(language, data, lists);
        setBeside(language, judge(CHECK_ONLY, rows, FusedRiskModel.ofBuild(true)));
    }

    /** What nothing is trained from. */
    static List<Row> checkOnlyRows(Language language, Path data, Path lists) throws IOException {
        List<Row> rows = new ArrayList<>(Row.of(data.resolve(language.code() + "_hyperbole_dev.jsonl")));
        for (String list : List.of("must-catch", "must-not", "everyday")) {
            Row.ofList(lists.resolve(list + ".tsv")).stream()
                    .filter(row -> row.language() == language)
                    .forEach(rows::add);
        }
        return rows;
    }

    private List<Judged> judge(String how, List<Row> rows, RiskModel model) {
        List<Judged> these =
                rows.stream().map(row -> Judged.of(how, row, model)).toList();
        judged.addAll(these);
        return these;
    }

    private void setBeside(Language language, List<Judged> these) throws IOException {
        if (peer.isPresent() && !these.isEmpty()) {
            beside.add(these, peer.get().verdicts(language, these.getFirst().how()));
        }
    }

    private static Tuning tuning(Path file) {
        try (var in = Files.newInputStream(file)) {
            return Tuning.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A row and what was made of it.
     *
     * @param how by which model: see above
     * @param rules what the rules alone say
     * @param heard the signals, emotions and stressors that were named
     * @param nanos how long the model took
     */
    record Judged(String how, Row row, Urgency urgency, double score, Urgency rules, Set<Asked> heard, long nanos) {

        static Judged of(String how, Row row, RiskModel model) {
            long begin = System.nanoTime();
            var opinion = model.assess(row.text());
            long nanos = System.nanoTime() - begin;
            return new Judged(
                    how,
                    row,
                    opinion.urgency(),
                    opinion.score(),
                    RiskRules.assess(row.text()).urgency(),
                    heard(opinion),
                    nanos);
        }

        private static Set<Asked> heard(Opinion opinion) {
            Set<Asked> heard = new HashSet<>();
            opinion.signals().forEach(signal -> heard.add(new Asked(Asked.Group.SIGNAL, signal.kind())));
            opinion.emotions().forEach(emotion -> heard.add(new Asked(Asked.Group.EMOTION, emotion.name())));
            opinion.stressors().forEach(stressor -> heard.add(new Asked(Asked.Group.STRESSOR, stressor.name())));
            return heard;
        }

        boolean alarmed() {
            return urgency.atLeast(Urgency.MODERATE);
        }

        boolean alarmedByRules() {
            return rules.atLeast(Urgency.MODERATE);
        }
    }
}
