// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A trained question and how its log-odds become a probability (Platt 1999: a logistic curve through the scores of texts
 * that training had not seen).
 */
public record Question(Weights weights, double slope, double shift) {

    /** 0 to 1, among texts mixed as the training data were. */
    public double probability(int[] buckets) {
        return 1 / (1 + Math.exp(-(slope * weights.logit(buckets) + shift)));
    }

    public void write(DataOutputStream out) throws IOException {
        out.writeDouble(slope);
        out.writeDouble(shift);
        weights.write(out);
    }

    static Question read(DataInputStream in) throws IOException {
        double slope = in.readDouble();
        double shift = in.readDouble();
        return new Question(Weights.read(in), slope, shift);
    }
}
