// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallzhv15q.BgeSmallZhV15QuantizedEmbeddingModel;
import java.util.function.Supplier;

/**
 * The small encoders of BAAI (bge-small-zh-v1.5 with 512 dimensions, bge-small-en-v1.5 with 384), in this process, without
 * network. A model is loaded when its language is first read, and then kept.
 */
public final class OnnxEncoder implements Encoder {

    private final Supplier<EmbeddingModel> source;
    private final int longest;
    private volatile EmbeddingModel model;

    private OnnxEncoder(Supplier<EmbeddingModel> source, int longest) {
        this.source = source;
        this.longest = longest;
    }

    public static OnnxEncoder of(Language language) {
        return switch (language) {
            case ZH -> new OnnxEncoder(BgeSmallZhV15QuantizedEmbeddingModel::new, 480);
            case EN -> new OnnxEncoder(BgeSmallEnV15QuantizedEmbeddingModel::new, 1500);
        };
    }

    @Override
    public float[] encode(String text) {
        return loaded().embed(ends(text)).content().vector();
    }

    private EmbeddingModel loaded() {
        EmbeddingModel loaded = model;
        if (loaded == null) {
            // One at a time: each takes some 100 MB of heap until it is loaded.
            synchronized (OnnxEncoder.class) {
                loaded = model == null ? source.get() : model;
                model = loaded;
            }
        }
        return loaded;
    }

    /** Beginning and end of a long text, about what the encoder reads at once; the time grows with the square. */
    private String ends(String text) {
        if (text.length() <= longest) {
            return text;
        }
        int half = longest / 2;
        int head = Character.isHighSurrogate(text.charAt(half - 1)) ? half - 1 : half;
        int tail = text.length() - half;
        return text.substring(0, head) + text.substring(Character.isLowSurrogate(text.charAt(tail)) ? tail + 1 : tail);
    }
}
