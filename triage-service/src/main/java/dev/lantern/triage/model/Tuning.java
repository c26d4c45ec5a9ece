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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What training changed in an encoder of the build.
 *
 * @param about version, data and configuration of the training
 * @param tensors by the names that the encoder's ONNX graph gives them, and {@link #HEAD} and {@link #BIAS}
 * @param answers how to read what the head says, in the order of its rows
 */
public record Tuning(JsonNode about, Map<String, Tensor> tensors, List<Answer> answers) {

    /** Of shape (answers, dimensions): what each dimension of a mean vector adds to the log-odds of each answer. */
    public static final String HEAD = "head.weight";

    /** Of shape (answers). */
    public static final String BIAS = "head.bias";

    private static final int MAGIC = 0x4C545533;

    /** As ONNX numbers them. */
    public enum Type {
        FLOAT(1, 4),
        INT8(3, 1);

        private final int code;
        private final int bytes;

        Type(int code, int bytes) {
            this.code = code;
            this.bytes = bytes;
        }

        static Type of(int code) {
            for (Type type : values()) {
                if (type.code == code) {
                    return type;
                }
            }
            throw new IllegalStateException("no type of tensor has the number " + code);
        }
    }

    /** @param data little-endian, off the heap */
    public record Tensor(Type type, long[] shape, ByteBuffer data) {

        public static Tensor of(float[] values, long... shape) {
            ByteBuffer data = ByteBuffer.allocateDirect(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
            data.asFloatBuffer().put(values);
            return new Tensor(Type.FLOAT, shape, data);
        }

        public static Tensor of(byte[] values, long... shape) {
            ByteBuffer data = ByteBuffer.allocateDirect(values.length).order(ByteOrder.LITTLE_ENDIAN);
            data.put(0, values);
            return new Tensor(Type.INT8, shape, data);
        }

        float[] floats() {
            float[] floats = new float[data.capacity() / 4];
            data.asFloatBuffer().get(floats);
            return floats;
        }
    }

    /**
     * A logistic curve through log-odds (Platt 1999): of the head and, for the levels, of the linear classifier beside it.
     *
     * @param beside what the linear classifier's log-odds count for; 0 where it is not asked
     */
    public record Curve(double slope, double beside, double shift) {

        public double logit(double head, double pieces) {
            return slope * head + beside * pieces + shift;
        }

        public double probability(double head, double pieces) {
            return probability(logit(head, pieces));
        }

        static double probability(double logit) {
            return 1 / (1 + Math.exp(-logit));
        }
    }

    /**
     * One thing that the head says of a text.
     *
     * @param asked which
     * @param from the probability from which a label is given
     */
    public record Answer(Asked asked, Curve curve, double from) {}

    String version() {
        return about.path("version").asText();
    }

    public void write(OutputStream to, ObjectMapper json) throws IOException {
        try (var out = new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(to)))) {
            byte[] header = json.writeValueAsBytes(about);
            out.writeInt(MAGIC);
            out.writeInt(header.length);
            out.write(header);
            out.writeInt(answers.size());
            for (Answer answer : answers) {
                out.writeUTF(answer.asked().key());
                out.writeDouble(answer.curve().slope());
                out.writeDouble(answer.curve().beside());
                out.writeDouble(answer.curve().shift());
                out.writeDouble(answer.from());
            }
            out.writeInt(tensors.size());
            for (var named : new TreeMap<>(tensors).entrySet()) {
                out.writeUTF(named.getKey());
                write(named.getValue(), out);
            }
        }
    }

    private static void write(Tensor tensor, DataOutputStream out) throws IOException {
        out.writeByte(tensor.type().code);
        out.writeByte(tensor.shape().length);
        for (long dimension : tensor.shape()) {
            out.writeInt(Math.toIntExact(dimension));
        }
        byte[] bytes = new byte[tensor.data().capacity()];
        tensor.data().get(0, bytes);
        out.write(bytes);
    }

    static Tuning ofBuild(Language language) {
        return read("encoder-" + language.code() + ".bin");
    }

    /** Reads a file of this package; throws {@link IllegalStateException} when it is missing or broken. */
    static Tuning read(String resource) {
        try (InputStream in = Tuning.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the build; ./lantern train makes it");
            }
            return read(in);
        } catch (IOException e) {
            throw new IllegalStateException(resource + " cannot be read", e);
        }
    }

    public static Tuning read(InputStream from) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(from, 1 << 16)))) {
            if (in.readInt() != MAGIC) {
                throw new IllegalStateException("not a tuning of Lantern");
            }
            JsonNode about = new ObjectMapper().readTree(in.readNBytes(in.readInt()));
            List<Answer> answers = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                var asked = Asked.of(in.readUTF());
                answers.add(new Answer(
                        asked, new Curve(in.readDouble(), in.readDouble(), in.readDouble()), in.readDouble()));
            }
            Map<String, Tensor> tensors = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                tensors.put(in.readUTF(), tensor(in));
            }
            return new Tuning(about, tensors, answers);
        }
    }

    private static Tensor tensor(DataInputStream in) throws IOException {
        Type type = Type.of(in.readByte());
        long[] shape = new long[in.readByte()];
        int bytes = type.bytes;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = in.readInt();
            bytes = Math.multiplyExact(bytes, Math.toIntExact(shape[i]));
        }
        ByteBuffer data = ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
        byte[] piece = new byte[1 << 16];
        while (data.hasRemaining()) {
            int length = Math.min(piece.length, data.remaining());
            in.readFully(piece, 0, length);
            data.put(piece, 0, length);
        }
        return new Tensor(type, shape, data.clear());
    }
}
