// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import dev.lantern.triage.model.Question;
import dev.lantern.triage.model.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Fits a question on all examples, and its calibration on what five models say of the fifth that each had not seen. */
final class Training {

    static final int FOLDS = 5;

    private final Learner learner;
    private final double ownShare;

    Training(Learner.Settings settings) {
        this.learner = new Learner(settings);
        this.ownShare = settings.ownShare();
    }

    Question fit(List<Example> examples, Predicate<Row> yes) {
        List<Row> rows = examples.stream().map(Example::row).toList();
        double[][] unseen = Arrays.stream(unseen(examples, yes))
                .mapToObj(logit -> new double[] {logit})
                .toArray(double[][]::new);
        double[] curve = curve(rows, unseen, yes, ownShare);
        return new Question(learner.fit(examples, yes), curve[0], curve[1]);
    }

    /** The log-odds of each example by a model that had not seen it. */
    double[] unseen(List<Example> examples, Predicate<Row> yes) {
        double[] logits = new double[examples.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            Weights weights = learner.fit(
                    examples.stream().filter(e -> fold(e.row()) != left).toList(), yes);
            IntStream.range(0, logits.length)
                    .filter(i -> fold(examples.get(i).row()) == left)
                    .forEach(i -> logits[i] = weights.logit(examples.get(i).buckets()));
        }
        return logits;
    }

    /**
     * By the writer where known, else by the text, so that the same rows make the same folds wherever and in whatever order
     * they are read.
     */
    static int fold(Row row) {
        return Math.floorMod(row.writer().hashCode() * 31 + 7, 1_000_003) % FOLDS;
    }

    /**
     * The logistic curve through log-odds of rows that what gave them had not seen.
     *
     * @param logits for each row, one or more log-odds
     * @return what each of them counts for, and the shift
     */
    static double[] curve(List<Row> rows, double[][] logits, Predicate<Row> yes, double ownShare) {
        int copies = (int) Math.round(1 / ownShare);
        int[] index = IntStream.range(0, logits.length)
                .flatMap(i -> IntStream.range(0, rows.get(i).own() ? 1 : copies).map(copy -> i))
                .toArray();
        Problem problem = new Problem();
        problem.l = index.length;
        problem.n = logits[0].length + 1;
        problem.bias = 1;
        problem.x = Arrays.stream(index).mapToObj(i -> features(logits[i])).toArray(Feature[][]::new);
        problem.y = Arrays.stream(index)
                .mapToDouble(i -> yes.test(rows.get(i)) ? 1 : 0)
                .toArray();
        Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, 1, 1e-4));
        int sign = model.getLabels()[0] == 1 ? 1 : -1;
        return Arrays.stream(model.getFeatureWeights())
                .map(weight -> sign * weight)
                .toArray();
    }

    private static Feature[] features(double[] logits) {
        Feature[] features = new Feature[logits.length + 1];
        for (int i = 0; i < logits.length; i++) {
            features[i] = new FeatureNode(i + 1, logits[i]);
        }
        features[logits.length] = new FeatureNode(logits.length + 1, 1);
        return features;
    }
}
