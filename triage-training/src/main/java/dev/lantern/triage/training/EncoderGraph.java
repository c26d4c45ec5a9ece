// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import dev.lantern.triage.model.Asked;
import dev.lantern.triage.model.Language;
import dev.lantern.triage.model.Tuning;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A BERT encoder (Devlin and others 2019) as the ONNX files of the build hold it, with linear questions asked of the mean of its
 * last vectors. Products are computed with the weights that are left when they are rounded for the file, so that training
 * makes up for the rounding (Jacob and others 2018). Weights keep the names of the ONNX graph.
 */
final class EncoderGraph {

    private static final float DROPPED = 0.1f;
    private static final float EPSILON = 1e-12f;
    private static final int PRODUCTS_PER_LAYER = 6;
    private static final int WIDTH_ZH = 8;
    private static final int WIDTH_EN = 12;

    /** As in the encoders of the build: two products of larger bytes overflow on processors without VNNI, and none says so. */
    private static final int LARGEST = 64;

    private static final float TINY = 1e-12f;

    private static final String WORDS = "embeddings.word_embeddings.weight";
    private static final String POSITIONS = "embeddings.position_embeddings.weight";
    private static final String KINDS = "embeddings.token_type_embeddings.weight";
    private static final List<String> EMBEDDINGS = List.of(WORDS, POSITIONS, KINDS);

    private final List<String> products;
    private final int frozen;
    private final int layers;
    private final int heads;
    private final int dimensions;
    private final Map<String, NDArray> weights = new LinkedHashMap<>();
    private final Map<String, NDArray> trained = new LinkedHashMap<>();

    EncoderGraph(NDManager manager, OnnxWeights onnx, Language language, int frozen) {
        this.products = onnx.products();
        this.frozen = frozen;
        this.layers = products.size() / PRODUCTS_PER_LAYER;
        this.heads = language == Language.ZH ? WIDTH_ZH : WIDTH_EN;
        for (String name : EMBEDDINGS) {
            load(manager, onnx, name, false);
        }
        load(manager, onnx, "embeddings.LayerNorm.weight", false);
        load(manager, onnx, "embeddings.LayerNorm.bias", false);
        this.dimensions = (int) weights.get("embeddings.LayerNorm.bias").size();
        for (int layer = 0; layer < layers; layer++) {
            boolean learns = layer >= frozen;
            for (int i = 0; i < PRODUCTS_PER_LAYER; i++) {
                load(manager, onnx, product(layer, i), learns);
                load(manager, onnx, bias(layer, i), learns);
            }
            for (String norm : List.of("attention.output.LayerNorm", "output.LayerNorm")) {
                load(manager, onnx, layer(layer) + norm + ".weight", learns);
                load(manager, onnx, layer(layer) + norm + ".bias", learns);
            }
        }
        learn(Tuning.HEAD, manager.randomNormal(0, 0.02f, new Shape(Asked.ALL.size(), dimensions), DataType.FLOAT32));
        learn(Tuning.BIAS, manager.zeros(new Shape(Asked.ALL.size())));
    }

    private void load(NDManager manager, OnnxWeights onnx, String name, boolean learns) {
        OnnxWeights.Values values = onnx.values(name);
        NDArray weight = manager.create(values.numbers(), new Shape(values.shape()));
        weights.put(name, weight);
        if (learns) {
            learn(name, weight);
        }
    }

    private void learn(String name, NDArray weight) {
        weight.setRequiresGradient(true);
        weights.put(name, weight);
        trained.put(name, weight);
    }

    private static String layer(int layer) {
        return "encoder.layer." + layer + ".";
    }

    private String product(int layer, int i) {
        return products.get(layer * PRODUCTS_PER_LAYER + i);
    }

    private static String bias(int layer, int i) {
        String part = switch (i) {
            case 0 -> "attention.self.query";
            case 1 -> "attention.self.key";
            case 2 -> "attention.self.value";
            case 3 -> "attention.output.dense";
            case 4 -> "intermediate.dense";
            default -> "output.dense";
        };
        return layer(layer) + part + ".bias";
    }

    Map<String, NDArray> trained() {
        return trained;
    }

    /** Of shape (texts, answers). */
    NDArray logits(NDManager step, List<long[]> texts) {
        return dropped(means(step, texts, true), true)
                .matMul(weights.get(Tuning.HEAD).transpose())
                .add(weights.get(Tuning.BIAS));
    }

    Head head() {
        return new Head(
                weights.get(Tuning.HEAD).toFloatArray(),
                weights.get(Tuning.BIAS).toFloatArray());
    }

    /** Of shape (texts, dimensions). */
    NDArray means(NDManager step, List<long[]> texts, boolean training) {
        int longest = texts.stream().mapToInt(ids -> ids.length).max().orElseThrow();
        long[] ids = new long[texts.size() * longest];
        float[] there = new float[ids.length];
        for (int i = 0; i < texts.size(); i++) {
            long[] text = texts.get(i);
            System.arraycopy(text, 0, ids, i * longest, text.length);
            Arrays.fill(there, i * longest, i * longest + text.length, 1);
        }
        // What is made from a weight lives as long as the step, not as long as the weight: else memory fills up.
        Stream.of(products.subList(frozen * PRODUCTS_PER_LAYER, products.size()), EMBEDDINGS, List.of(Tuning.HEAD))
                .flatMap(List::stream)
                .forEach(name -> weights.get(name).tempAttach(step));
        NDArray mask = step.create(there, new Shape(texts.size(), longest));
        NDArray hidden = embed(step.create(ids), texts.size(), longest);
        NDArray unseen = mask.mul(-1).add(1).mul(-10000).reshape(texts.size(), 1, 1, longest);
        hidden = dropped(hidden, training);
        for (int layer = 0; layer < layers; layer++) {
            hidden = layer(layer, hidden, unseen, training && layer >= frozen);
        }
        NDArray weighed = hidden.mul(mask.expandDims(2)).sum(new int[] {1});
        return weighed.div(mask.sum(new int[] {1}, true));
    }

    private NDArray embed(NDArray ids, int texts, int longest) {
        NDArray words = weights.get(WORDS).get(ids).reshape(texts, longest, dimensions);
        NDArray places = weights.get(POSITIONS).get("0:" + longest);
        NDArray kind = weights.get(KINDS).get("0");
        return norm(words.add(places).add(kind), "embeddings.LayerNorm");
    }

    private NDArray layer(int layer, NDArray in, NDArray unseen, boolean training) {
        NDArray attended = dropped(product(layer, 3, attention(layer, in, unseen, training)), training);
        NDArray middle = norm(in.add(attended), layer(layer) + "attention.output.LayerNorm");
        NDArray wide = Activation.gelu(product(layer, 4, middle));
        return norm(middle.add(dropped(product(layer, 5, wide), training)), layer(layer) + "output.LayerNorm");
    }

    private NDArray attention(int layer, NDArray in, NDArray unseen, boolean training) {
        NDArray query = byHead(product(layer, 0, in));
        NDArray key = byHead(product(layer, 1, in));
        NDArray value = byHead(product(layer, 2, in));
        double scale = Math.sqrt((double) dimensions / heads);
        NDArray scores = query.matMul(key.swapAxes(2, 3)).div(scale).add(unseen).softmax(3);
        NDArray mixed = dropped(scores, training).matMul(value).swapAxes(1, 2);
        return mixed.reshape(in.getShape());
    }

    private NDArray byHead(NDArray in) {
        Shape shape = in.getShape();
        return in.reshape(shape.get(0), shape.get(1), heads, dimensions / heads).swapAxes(1, 2);
    }

    private NDArray product(int layer, int i, NDArray in) {
        NDArray weight = weights.get(product(layer, i));
        NDArray used =
                layer < frozen ? weight : weight.add(rounded(weight).sub(weight).stopGradient());
        return in.matMul(used).add(weights.get(bias(layer, i)));
    }

    /** As {@link #quantize} leaves it. */
    private static NDArray rounded(NDArray weight) {
        NDArray scale = weight.abs().max(new int[] {0}, true).div(LARGEST).add(TINY);
        return weight.div(scale).round().mul(scale);
    }

    private NDArray norm(NDArray in, String name) {
        return LayerNorm.layerNorm(
                        in, new Shape(dimensions), weights.get(name + ".weight"), weights.get(name + ".bias"), EPSILON)
                .singletonOrThrow();
    }

    private static NDArray dropped(NDArray in, boolean training) {
        return training ? Dropout.dropout(in, DROPPED, true).singletonOrThrow() : in;
    }

    /** @param head what the questions are asked with in the end */
    Map<String, Tuning.Tensor> tensors(Head head) {
        Map<String, Tuning.Tensor> tensors = new TreeMap<>();
        trained.forEach((name, weight) -> {
            float[] numbers = weight.toFloatArray();
            long[] shape = weight.getShape().getShape();
            if (products.contains(name)) {
                quantize(name, numbers, shape, tensors);
            } else {
                tensors.put(name, Tuning.Tensor.of(numbers, shape));
            }
        });
        tensors.put(Tuning.HEAD, Tuning.Tensor.of(head.weights(), head.bias().length, dimensions));
        tensors.put(Tuning.BIAS, Tuning.Tensor.of(head.bias(), head.bias().length));
        return tensors;
    }

    /** To a small integer with a scale for each column; zero stays zero. */
    private static void quantize(String name, float[] numbers, long[] shape, Map<String, Tuning.Tensor> tensors) {
        int columns = (int) shape[1];
        float[] scale = new float[columns];
        for (int i = 0; i < numbers.length; i++) {
            scale[i % columns] = Math.max(scale[i % columns], Math.abs(numbers[i]) / LARGEST);
        }
        byte[] bytes = new byte[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            float of = scale[i % columns];
            bytes[i] = (byte) (of == 0 ? 0 : Math.round(numbers[i] / of));
        }
        tensors.put(name + "_quantized", Tuning.Tensor.of(bytes, shape));
        tensors.put(name + "_scale", Tuning.Tensor.of(scale, columns));
        tensors.put(name + "_zero_point", Tuning.Tensor.of(new byte[columns], columns));
    }
}
