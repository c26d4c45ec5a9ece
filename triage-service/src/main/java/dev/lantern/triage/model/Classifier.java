// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What was trained for one language: should a human see this text (MODERATE or above), and if so, soon (HIGH or above).
 *
 * @param about version, data and configuration of the training
 */
public record Classifier(JsonNode about, Question alarm, Question urgent) {

    private static final int MAGIC = 0x4C414E54;

    /** The probabilities that a human should see the text, and that they should see it soon. */
    public record Answer(double alarm, double urgent) {}

    public Answer answer(Grams grams, float[] encoded) {
        int[] buckets = grams.buckets();
        return new Answer(alarm.probability(buckets, encoded), urgent.probability(buckets, encoded));
    }

    /** Of the vector that {@link #answer} needs; 0 when it needs none. */
    int dimensions() {
        return alarm.weights().vector().length;
    }

    public void write(OutputStream to, ObjectMapper json) throws IOException {
        try (var out = new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(to)))) {
            byte[] header = json.writeValueAsBytes(about);
            out.writeInt(MAGIC);
            out.writeInt(header.length);
            out.write(header);
            alarm.write(out);
            urgent.write(out);
        }
    }

    /** Reads a file of this package; throws {@link IllegalStateException} when it is missing or broken. */
    static Classifier read(String resource) {
        try (InputStream in = Classifier.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the build; ./lantern train makes it");
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    private static Classifier read(InputStream from) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(from)))) {
            if (in.readInt() != MAGIC) {
                throw new IllegalStateException("not a classifier of Lantern");
            }
            byte[] header = in.readNBytes(in.readInt());
            JsonNode about = new ObjectMapper().readTree(new String(header, StandardCharsets.UTF_8));
            return new Classifier(about, Question.read(in), Question.read(in));
        }
    }
}
