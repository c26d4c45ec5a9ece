// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * One yes-or-no question as a linear model over the pieces of a text and its vector.
 *
 * @param grams a weight for each of the {@link Grams#BUCKETS}
 * @param vector a weight for each dimension; empty when the question is asked without an encoder
 */
public record Weights(float[] grams, float[] vector, float bias) {

    /** Log-odds before calibration. */
    public double logit(int[] buckets, float[] encoded) {
        double sum = 0;
        for (int bucket : buckets) {
            sum += grams[bucket];
        }
        double logit = bias + sum * scale(buckets.length);
        for (int i = 0; i < vector.length; i++) {
            logit += vector[i] * encoded[i];
        }
        return logit;
    }

    /** A long text holds more pieces of every kind: without this its length alone would speak. */
    public static double scale(int pieces) {
        return pieces == 0 ? 0 : 1 / Math.sqrt(pieces);
    }

    /** Half precision: the weights' last digits are noise. */
    public void write(DataOutputStream out) throws IOException {
        out.writeInt(vector.length);
        for (float weight : vector) {
            out.writeFloat(weight);
        }
        out.writeFloat(bias);
        for (float weight : grams) {
            out.writeShort(Float.floatToFloat16(weight));
        }
    }

    static Weights read(DataInputStream in) throws IOException {
        float[] vector = new float[in.readInt()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = in.readFloat();
        }
        float bias = in.readFloat();
        float[] grams = new float[Grams.BUCKETS];
        for (int i = 0; i < grams.length; i++) {
            grams[i] = Float.float16ToFloat(in.readShort());
        }
        return new Weights(grams, vector, bias);
    }
}
