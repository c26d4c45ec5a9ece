// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * One yes-or-no question as a linear model over the pieces of a text.
 *
 * @param grams a weight for each of the {@link Grams#BUCKETS}
 */
public record Weights(float[] grams, float bias) {

    /** Log-odds before calibration. */
    public double logit(int[] buckets) {
        double sum = 0;
        for (int bucket : buckets) {
            sum += grams[bucket];
        }
        return bias + sum * scale(buckets.length);
    }

    /** A long text holds more pieces of every kind: without this its length alone would speak. */
    public static double scale(int pieces) {
        return pieces == 0 ? 0 : 1 / Math.sqrt(pieces);
    }

    /** Half precision: the weights' last digits are noise. */
    public void write(DataOutputStream out) throws IOException {
        out.writeFloat(bias);
        for (float weight : grams) {
            out.writeShort(Float.floatToFloat16(weight));
        }
    }

    static Weights read(DataInputStream in) throws IOException {
        float bias = in.readFloat();
        float[] grams = new float[Grams.BUCKETS];
        for (int i = 0; i < grams.length; i++) {
            grams[i] = Float.float16ToFloat(in.readShort());
        }
        return new Weights(grams, bias);
    }
}
