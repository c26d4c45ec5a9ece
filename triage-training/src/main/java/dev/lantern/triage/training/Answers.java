// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import dev.lantern.triage.model.Asked;
import dev.lantern.triage.model.LinearClassifier;
import dev.lantern.triage.model.Tuning;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Finds how to read an encoder's log-odds, from rows that it had not seen. */
final class Answers {

    /** Where so few rows say yes, nothing is found out about the others. */
    private static final int FEW = 8;

    /** Log-odds as they are, given only when all but certain. */
    private static final double RARE_FROM = 0.9;

    /** The least of what is given: a label that is more often wrong than right helps nobody. */
    private static final double LEAST = 0.5;

    /**
     * @param logits for each row, the encoder's of each answer
     * @param pieces the linear classifier beside it, which had not seen the rows either
     */
    static List<Tuning.Answer> of(List<Row> rows, double[][] logits, LinearClassifier pieces, double ownShare) {
        return IntStream.range(0, Asked.ALL.size())
                .mapToObj(answer -> answer(Asked.ALL.get(answer), answer, rows, logits, pieces, ownShare))
                .toList();
    }

    private static Tuning.Answer answer(
            Asked asked, int at, List<Row> rows, double[][] logits, LinearClassifier pieces, double ownShare) {
        int[] known = IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).said().containsKey(asked))
                .toArray();
        List<Row> told = IntStream.of(known).mapToObj(rows::get).toList();
        double[][] each = IntStream.of(known)
                .mapToObj(i -> new double[] {logits[i][at], beside(asked, rows.get(i), pieces)})
                .toArray(double[][]::new);
        if (told.stream().filter(row -> row.said().get(asked)).count() < FEW) {
            return new Tuning.Answer(asked, new Tuning.Curve(1, 0, 0), RARE_FROM);
        }
        double[] fitted = Training.curve(told, each, row -> row.said().get(asked), ownShare);
        var curve = new Tuning.Curve(fitted[0], fitted[1], fitted[2]);
        return new Tuning.Answer(asked, curve, from(asked, told, each, curve));
    }

    /** Of the whole text: nearly all rows are short enough to be one passage. */
    private static double beside(Asked asked, Row row, LinearClassifier pieces) {
        return asked.group() == Asked.Group.LEVEL
                ? pieces.logit(asked, Train.example(row).buckets())
                : 0;
    }

    /**
     * Where precision and recall are best together (the largest F1), not below {@link #LEAST}; as a rare one where it is
     * right nowhere.
     */
    private static double from(Asked asked, List<Row> rows, double[][] logits, Tuning.Curve curve) {
        return IntStream.rangeClosed((int) (LEAST * 20), 19)
                .mapToObj(step -> step / 20.0)
                .filter(from -> f1(asked, rows, logits, curve, from) > 0)
                .max(Comparator.comparingDouble(from -> f1(asked, rows, logits, curve, from)))
                .orElse(RARE_FROM);
    }

    private static double f1(Asked asked, List<Row> rows, double[][] logits, Tuning.Curve curve, double from) {
        int right = 0;
        int wrong = 0;
        for (int i = 0; i < logits.length; i++) {
            boolean given = curve.probability(logits[i][0], logits[i][1]) >= from;
            boolean so = rows.get(i).said().get(asked);
            right += given && so ? 1 : 0;
            wrong += given != so ? 1 : 0;
        }
        return right == 0 ? 0 : 2.0 * right / (2 * right + wrong);
    }

    private Answers() {}
}
