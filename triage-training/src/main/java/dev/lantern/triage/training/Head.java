// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import dev.lantern.triage.model.Asked;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an encoder's answers are made of: a weight for each answer and dimension of a text's mean vector, and a bias.
 *
 * @param weights answer by answer, each as long as a vector
 */
record Head(float[] weights, float[] bias) {

    /** Chosen on rows that training had not seen. */
    private static final double CAREFUL = 0.01;

    private static final double EXACT = 1e-3;

    /** With so few that say yes there is nothing to learn from. */
    private static final int FEW = 8;

    /**
     * Asks for the labels anew, each by logistic regression over the finished vectors: most are so rare that a few epochs do
     * not teach them. The levels stay as they are.
     */
    void learnLabels(List<float[]> vectors, List<Row> rows) {
        double scale = spread(vectors);
        Feature[][] features =
                vectors.stream().map(vector -> features(vector, scale)).toArray(Feature[][]::new);
        for (int answer = 0; answer < bias.length; answer++) {
            Asked asked = Asked.ALL.get(answer);
            int[] told = IntStream.range(0, rows.size())
                    .filter(i -> rows.get(i).said().containsKey(asked))
                    .toArray();
            long yes = IntStream.of(told)
                    .filter(i -> rows.get(i).said().get(asked))
                    .count();
            if (asked.group() != Asked.Group.LEVEL && yes >= FEW) {
                learn(answer, problem(told, features, rows, asked), scale);
            }
        }
    }

    /** So that what counts as careful does not hang on how long an encoder's vectors are. */
    private static double spread(List<float[]> vectors) {
        double sum = 0;
        for (float[] vector : vectors) {
            for (float value : vector) {
                sum += value * value;
            }
        }
        return Math.sqrt(sum / vectors.size() / vectors.getFirst().length);
    }

    private static Feature[] features(float[] vector, double scale) {
        Feature[] features = new Feature[vector.length + 1];
        for (int i = 0; i < vector.length; i++) {
            features[i] = new FeatureNode(i + 1, vector[i] / scale);
        }
        features[vector.length] = new FeatureNode(vector.length + 1, 1);
        return features;
    }

    private static Problem problem(int[] told, Feature[][] features, List<Row> rows, Asked asked) {
        Problem problem = new Problem();
        problem.l = told.length;
        problem.n = features[0].length;
        problem.x = IntStream.of(told).mapToObj(i -> features[i]).toArray(Feature[][]::new);
        problem.y = IntStream.of(told)
                .mapToDouble(i -> rows.get(i).said().get(asked) ? 1 : 0)
                .toArray();
        return problem;
    }

    private void learn(int answer, Problem problem, double scale) {
        Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, CAREFUL, EXACT));
        int sign = model.getLabels()[0] == 1 ? 1 : -1;
        double[] learned = model.getFeatureWeights();
        int dimensions = learned.length - 1;
        for (int i = 0; i < dimensions; i++) {
            weights[answer * dimensions + i] = (float) (sign * learned[i] / scale);
        }
        bias[answer] = (float) (sign * learned[dimensions]);
    }

    double logit(int answer, float[] vector) {
        double logit = bias[answer];
        for (int i = 0; i < vector.length; i++) {
            logit += weights[answer * vector.length + i] * vector[i];
        }
        return logit;
    }
}
