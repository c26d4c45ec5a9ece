// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small encoder of BAAI (bge-small-zh-v1.5 or bge-small-en-v1.5) with the weights that training changed, and linear questions
 * asked of the mean of its vectors: so each token says how much it adds to an answer.
 */
public final class TunedEncoder {

    private final Language language;
    /** The session reads its weights where they lie: they must live as long as it. */
    private final Tuning tuning;

    private final Tokens tokens;
    private final OrtSession session;
    private final float[] head;
    private final float[] bias;

    /** A part of a text, the vectors of its tokens and the log-odds of each answer. */
    public record Heard(Tokens.Passage passage, float[][] vectors, double[] logits) {

        /** The same in a text that has so many code units before. */
        Heard after(int units) {
            return new Heard(passage.after(units), vectors, logits);
        }
    }

    private TunedEncoder(Language language, Tuning tuning, Tokens tokens, OrtSession session) {
        this.language = language;
        this.tuning = tuning;
        this.tokens = tokens;
        this.session = session;
        this.head = tuning.tensors().get(Tuning.HEAD).floats();
        this.bias = tuning.tensors().get(Tuning.BIAS).floats();
    }

    /** The one that this build holds. */
    public static TunedEncoder ofBuild(Language language) {
        return of(language, Tuning.ofBuild(language));
    }

    /** Throws {@link IllegalStateException} where the runtime or the encoder cannot be loaded. */
    public static TunedEncoder of(Language language, Tuning tuning) {
        try {
            return new TunedEncoder(language, tuning, Tokens.of(language), session(language, tuning));
        } catch (OrtException | IOException e) {
            throw new IllegalStateException("the encoder of " + language + " cannot be loaded", e);
        }
    }

    /** From a file rather than from an array: the heap is too small to hold an encoder twice while it loads. */
    private static OrtSession session(Language language, Tuning tuning) throws IOException, OrtException {
        Path file = Files.createTempFile("lantern-encoder", ".onnx");
        try (InputStream in = TunedEncoder.class.getResourceAsStream("/" + language.encoder() + ".onnx");
                var options = new OrtSession.SessionOptions()) {
            if (in == null) {
                throw new IOException(language.encoder() + " is missing from the build");
            }
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            options.setIntraOpNumThreads(1);
            // The arena would keep what the longest text took.
            options.setCPUArenaAllocator(false);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            for (var named : tuning.tensors().entrySet()) {
                if (!named.getKey().startsWith("head.")) {
                    options.addInitializer(named.getKey(), tensor(environment, named.getValue()));
                }
            }
            return environment.createSession(file.toString(), options);
        } finally {
            Files.delete(file);
        }
    }

    /** It lives as long as the session that is made from it. */
    private static OnnxTensor tensor(OrtEnvironment environment, Tuning.Tensor tensor) throws OrtException {
        ByteBuffer data = tensor.data();
        return switch (tensor.type()) {
            case FLOAT -> OnnxTensor.createTensor(environment, data.asFloatBuffer(), tensor.shape());
            case INT8 -> OnnxTensor.createTensor(environment, data, tensor.shape(), OnnxJavaType.INT8);
        };
    }

    /** Passage by passage. */
    public List<Heard> hear(String text) {
        return tokens.passages(text).stream().map(this::hear).toList();
    }

    private Heard hear(Tokens.Passage passage) {
        float[][] vectors = vectors(passage.ids());
        float[] mean = mean(vectors);
        double[] logits = new double[bias.length];
        for (int answer = 0; answer < logits.length; answer++) {
            logits[answer] = bias[answer] + share(mean, answer);
        }
        return new Heard(passage, vectors, logits);
    }

    /** What the questions are asked of: the mean of the vectors of these tokens. */
    public float[] mean(long[] ids) {
        return mean(vectors(ids));
    }

    private static float[] mean(float[][] vectors) {
        float[] mean = new float[vectors[0].length];
        for (float[] vector : vectors) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += vector[i] / vectors.length;
            }
        }
        return mean;
    }

    private double share(float[] vector, int answer) {
        double sum = 0;
        for (int i = 0; i < vector.length; i++) {
            sum += head[answer * vector.length + i] * vector[i];
        }
        return sum;
    }

    /** Each token's share of an answer above the passage's mean: what speaks louder than the rest, however loud the whole is. */
    double[] shares(Heard heard, int answer) {
        double mean = heard.logits()[answer] - bias[answer];
        return Arrays.stream(heard.vectors())
                .mapToDouble(vector -> (share(vector, answer) - mean) / heard.vectors().length)
                .toArray();
    }

    private float[][] vectors(long[] ids) {
        long[] shape = {1, ids.length};
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        Map<String, OnnxTensor> inputs = new TreeMap<>();
        try {
            inputs.put("input_ids", OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape));
            inputs.put("attention_mask", OnnxTensor.createTensor(environment, ones(ids.length), shape));
            inputs.put("token_type_ids", OnnxTensor.createTensor(environment, LongBuffer.allocate(ids.length), shape));
            try (OrtSession.Result result = session.run(inputs)) {
                return ((float[][][]) result.get(0).getValue())[0];
            }
        } catch (OrtException e) {
            throw new IllegalStateException("the encoder of " + language + " failed", e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static LongBuffer ones(int length) {
        long[] ones = new long[length];
        Arrays.fill(ones, 1);
        return LongBuffer.wrap(ones);
    }
}
