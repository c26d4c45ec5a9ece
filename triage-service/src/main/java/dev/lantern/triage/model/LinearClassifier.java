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
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Two linear questions about the pieces of a text: small and quick, beside an encoder and for where there is no room for one.
 *
 * @param about version, data and configuration of the training
 */
public record LinearClassifier(JsonNode about, Language language, Question alarm, Question urgent)
        implements Classifier {

    private static final int MAGIC = 0x4C414E54;

    static LinearClassifier ofBuild(Language language) {
        return read("pieces-" + language.code() + ".bin", language);
    }

    @Override
    public Reading read(String text) {
        Grams grams = Grams.of(text, language);
        int[] buckets = grams.buckets();
        return new Reading(
                language,
                version(),
                new Reading.Levels(alarm.probability(buckets), urgent.probability(buckets), 0),
                List.of(),
                loudness(text.length(), grams, buckets));
    }

    String version() {
        return about.path("version").asText();
    }

    /** The log-odds of an answer; 0 where it is not asked. */
    public double logit(Asked asked, int[] buckets) {
        return asked.equals(Asked.ALARM)
                ? alarm.weights().logit(buckets)
                : asked.equals(Asked.URGENT) ? urgent.weights().logit(buckets) : 0;
    }

    /** What each of so many code units of the text adds to the log-odds of an alarm. */
    double[] loudness(int length, Grams grams, int[] buckets) {
        double[] loud = new double[length];
        float[] weights = alarm.weights().grams();
        double scale = Weights.scale(buckets.length);
        for (int i = 0; i < grams.size(); i++) {
            int wide = grams.end(i) - grams.start(i);
            for (int at = grams.start(i); at < grams.end(i); at++) {
                loud[at] += scale * weights[grams.bucket(i)] / wide;
            }
        }
        return loud;
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
    private static LinearClassifier read(String resource, Language language) {
        try (InputStream in = LinearClassifier.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the build; ./lantern train makes it");
            }
            return read(in, language);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    private static LinearClassifier read(InputStream from, Language language) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(from)))) {
            if (in.readInt() != MAGIC) {
                throw new IllegalStateException("not a classifier of Lantern");
            }
            byte[] header = in.readNBytes(in.readInt());
            JsonNode about = new ObjectMapper().readTree(new String(header, StandardCharsets.UTF_8));
            return new LinearClassifier(about, language, Question.read(in), Question.read(in));
        }
    }
}
