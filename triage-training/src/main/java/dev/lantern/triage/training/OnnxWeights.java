// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import dev.lantern.triage.model.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights of an encoder, read from its ONNX file as numbers: what is quantized there is multiplied out. The numbers of
 * the fields are those of onnx.proto3.
 */
final class OnnxWeights {

    private static final int GRAPH = 7;
    private static final int NODE = 1;
    private static final int INITIALIZER = 5;

    private final Map<String, UnknownFieldSet> tensors = new HashMap<>();
    private final List<String> products = new ArrayList<>();

    /** @param shape without the dimensions of a scalar */
    record Values(float[] numbers, long[] shape) {}

    static OnnxWeights of(Language language) throws IOException {
        try (InputStream in = OnnxWeights.class.getResourceAsStream("/" + language.encoder() + ".onnx")) {
            return new OnnxWeights(UnknownFieldSet.parseFrom(in));
        }
    }

    private OnnxWeights(UnknownFieldSet model) throws IOException {
        UnknownFieldSet graph =
                message(model.getField(GRAPH).getLengthDelimitedList().getFirst());
        for (ByteString initializer : graph.getField(INITIALIZER).getLengthDelimitedList()) {
            UnknownFieldSet tensor = message(initializer);
            tensors.put(text(tensor, 8), tensor);
        }
        for (ByteString each : graph.getField(NODE).getLengthDelimitedList()) {
            UnknownFieldSet node = message(each);
            List<ByteString> inputs = node.getField(1).getLengthDelimitedList();
            if (text(node, 4).equals("MatMulInteger")
                    && tensors.containsKey(inputs.get(1).toStringUtf8())) {
                products.add(inputs.get(1).toStringUtf8().replaceAll("_quantized$", ""));
            }
        }
    }

    private static UnknownFieldSet message(ByteString bytes) throws IOException {
        return UnknownFieldSet.parseFrom(bytes);
    }

    private static String text(UnknownFieldSet message, int field) {
        return message.getField(field).getLengthDelimitedList().getFirst().toStringUtf8();
    }

    /** Names of the matrices in the order of their use: query, key, value, output, and the two of the feed-forward part. */
    List<String> products() {
        return products;
    }

    Values values(String name) {
        UnknownFieldSet tensor = tensors.get(name);
        if (tensor != null) {
            return new Values(numbers(tensor), shape(tensor));
        }
        Values quantized = values(name + "_quantized");
        float[] scale = values(name + "_scale").numbers();
        float[] zero = values(name + "_zero_point").numbers();
        float[] numbers = quantized.numbers();
        // One scale for the whole matrix, or one for each of its columns.
        for (int i = 0; i < numbers.length; i++) {
            int column = i % scale.length;
            numbers[i] = (numbers[i] - zero[column]) * scale[column];
        }
        return new Values(numbers, quantized.shape());
    }

    private static long[] shape(UnknownFieldSet tensor) {
        UnknownFieldSet.Field dims = tensor.getField(1);
        if (dims.getLengthDelimitedList().isEmpty()) {
            return dims.getVarintList().stream().mapToLong(Long::longValue).toArray();
        }
        return packed(dims.getLengthDelimitedList().getFirst());
    }

    private static float[] numbers(UnknownFieldSet tensor) {
        int type = tensor.getField(2).getVarintList().getFirst().intValue();
        if (tensor.hasField(9)) {
            return raw(type, tensor.getField(9).getLengthDelimitedList().getFirst());
        }
        if (type == 1) {
            return floats(tensor.getField(4));
        }
        UnknownFieldSet.Field field = tensor.getField(5);
        long[] numbers = field.getLengthDelimitedList().isEmpty()
                ? field.getVarintList().stream().mapToLong(Long::longValue).toArray()
                : packed(field.getLengthDelimitedList().getFirst());
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers[i];
        }
        return floats;
    }

    private static float[] floats(UnknownFieldSet.Field field) {
        if (!field.getLengthDelimitedList().isEmpty()) {
            return raw(1, field.getLengthDelimitedList().getFirst());
        }
        List<Integer> bits = field.getFixed32List();
        float[] floats = new float[bits.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = Float.intBitsToFloat(bits.get(i));
        }
        return floats;
    }

    private static float[] raw(int type, ByteString bytes) {
        ByteBuffer data = bytes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        if (type == 1) {
            float[] floats = new float[bytes.size() / 4];
            data.asFloatBuffer().get(floats);
            return floats;
        }
        float[] floats = new float[bytes.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = type == 2 ? Byte.toUnsignedInt(data.get(i)) : data.get(i);
        }
        return floats;
    }

    private static long[] packed(ByteString bytes) {
        try {
            var in = bytes.newCodedInput();
            List<Long> numbers = new ArrayList<>();
            while (!in.isAtEnd()) {
                numbers.add(in.readInt64());
            }
            return numbers.stream().mapToLong(Long::longValue).toArray();
        } catch (IOException e) {
            throw new IllegalArgumentException("not a packed list of numbers", e);
        }
    }
}
