// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import dev.lantern.triage.model.Grams;
import dev.lantern.triage.model.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Fits one yes-or-no question: logistic regression on pieces of text scaled by their log-count ratio (Wang and Manning 2012). */
final class Learner {

    private static final int SEEN_AT_LEAST = 2;

    private final Settings settings;

    /**
     * @param penalty of large weights (L2)
     * @param ownShare what one of the project's own lines counts beside a row of the development data
     */
    record Settings(double penalty, double ownShare) {}

    Learner(Settings settings) {
        this.settings = settings;
    }

    Weights fit(List<Example> examples, Predicate<Row> yes) {
        float[] ratio = ratios(examples, yes);
        Model model = solve(examples, yes, ratio);
        double[] w = model.getFeatureWeights();
        int sign = model.getLabels()[0] == 1 ? 1 : -1;
        float[] grams = new float[Grams.BUCKETS];
        for (int i = 0; i < grams.length; i++) {
            grams[i] = (float) (sign * w[i] * ratio[i]);
        }
        return new Weights(grams, (float) (sign * w[Grams.BUCKETS]));
    }

    private Model solve(List<Example> examples, Predicate<Row> yes, float[] ratio) {
        List<Feature[]> rows = new ArrayList<>();
        List<Double> labels = new ArrayList<>();
        // The library weighs all rows alike, so that what counts more stands there more than once.
        int copies = (int) Math.round(1 / settings.ownShare());
        for (Example example : examples) {
            Feature[] features = features(example, ratio);
            for (int i = 0; i < (example.row().own() ? 1 : copies); i++) {
                rows.add(features);
                labels.add(yes.test(example.row()) ? 1. : 0.);
            }
        }
        Problem problem = new Problem();
        problem.l = rows.size();
        problem.n = Grams.BUCKETS + 1;
        problem.bias = 1;
        problem.x = rows.toArray(Feature[][]::new);
        problem.y = labels.stream().mapToDouble(Double::doubleValue).toArray();
        return Linear.train(problem, new Parameter(SolverType.L2R_LR, settings.ownShare() / settings.penalty(), 1e-3));
    }

    private Feature[] features(Example example, float[] ratio) {
        int[] buckets = example.buckets();
        double scale = Weights.scale(buckets.length);
        List<Feature> features = new ArrayList<>();
        for (int bucket : buckets) {
            if (ratio[bucket] != 0) {
                features.add(new FeatureNode(bucket + 1, scale * ratio[bucket]));
            }
        }
        features.add(new FeatureNode(Grams.BUCKETS + 1, 1));
        return features.toArray(Feature[]::new);
    }

    /** Log of how much more often a piece stands in texts with yes than with no; 0 for pieces seen once. */
    private float[] ratios(List<Example> examples, Predicate<Row> yes) {
        double[][] counts = new double[2][Grams.BUCKETS];
        int[] seen = new int[Grams.BUCKETS];
        for (Example example : examples) {
            double share = example.row().own() ? settings.ownShare() : 1;
            double[] count = counts[yes.test(example.row()) ? 1 : 0];
            for (int bucket : example.buckets()) {
                count[bucket] += share;
                seen[bucket]++;
            }
        }
        double[] totals = {total(counts[0], seen), total(counts[1], seen)};
        float[] ratio = new float[Grams.BUCKETS];
        for (int i = 0; i < ratio.length; i++) {
            if (seen[i] >= SEEN_AT_LEAST) {
                ratio[i] =
                        (float) (Math.log((counts[1][i] + 1) / totals[1]) - Math.log((counts[0][i] + 1) / totals[0]));
            }
        }
        return ratio;
    }

    private static double total(double[] counts, int[] seen) {
        double total = 0;
        for (int i = 0; i < counts.length; i++) {
            total += seen[i] >= SEEN_AT_LEAST ? counts[i] + 1 : 0;
        }
        return total;
    }
}
