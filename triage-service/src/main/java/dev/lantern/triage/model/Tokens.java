// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Cuts a text into the pieces that an encoder knows, and long texts into passages that it can read at once. */
public final class Tokens {

    /** Passages overlap by so much, so that a sentence is whole in one of them. */
    private static final int OVERLAP = 24;

    static {
        // Else the library tells its makers of each start where it finds itself on a certain cloud.
        System.setProperty("ai.djl.offline", "true");
    }

    private final HuggingFaceTokenizer tokenizer;
    private final long begin;
    private final long end;
    private final int longest;
    private final int most;

    /**
     * A part of a text.
     *
     * @param ids of its tokens, the encoder's marks of begin and end included
     * @param starts where each token begins in the text, in UTF-16 code units; the marks have no width
     * @param ends where it ends, exclusive
     */
    public record Passage(long[] ids, int[] starts, int[] ends) {

        /** Where its first token begins; 0 where it has none. */
        int start() {
            return tokens().map(i -> starts[i]).min().orElse(0);
        }

        /** Where its last token ends, exclusive; 0 where it has none. */
        int end() {
            return tokens().map(i -> ends[i]).max().orElse(0);
        }

        private IntStream tokens() {
            return IntStream.range(0, ids.length).filter(i -> ends[i] > starts[i]);
        }

        /** The same tokens in a text that has so many code units before. */
        Passage after(int units) {
            return new Passage(
                    ids,
                    Arrays.stream(starts).map(at -> at + units).toArray(),
                    Arrays.stream(ends).map(at -> at + units).toArray());
        }
    }

    private Tokens(HuggingFaceTokenizer tokenizer, Language language) {
        this.tokenizer = tokenizer;
        this.longest = language.longest();
        this.most = language.passages();
        long[] marks = tokenizer.encode("", true, false).getIds();
        this.begin = marks[0];
        this.end = marks[1];
    }

    public static Tokens of(Language language) {
        try (InputStream in = Tokens.class.getResourceAsStream("/" + language.encoder() + "-tokenizer.json")) {
            var options = Map.of("addSpecialTokens", "false", "truncation", "false", "modelMaxLength", "100000");
            return new Tokens(HuggingFaceTokenizer.newInstance(in, options), language);
        } catch (IOException e) {
            throw new UncheckedIOException("the tokenizer of " + language + " cannot be read", e);
        }
    }

    /**
     * At least one passage; a text without any token is one of marks alone. Of a text that has more than
     * {@link Language#passages()}, the first, the last and evenly spread ones between.
     */
    public List<Passage> passages(String text) {
        List<Passage> all = all(text);
        return all.size() <= most
                ? all
                : IntStream.range(0, most)
                        .mapToObj(i -> all.get(i * (all.size() - 1) / (most - 1)))
                        .toList();
    }

    private List<Passage> all(String text) {
        Encoding encoding = tokenizer.encode(text, false, false);
        long[] ids = encoding.getIds();
        int[] units = units(text);
        List<Passage> passages = new ArrayList<>();
        int from = 0;
        do {
            int to = Math.min(ids.length, from + longest - 2);
            passages.add(passage(encoding, ids, units, from, to));
            if (to == ids.length) {
                break;
            }
            from = to - OVERLAP;
        } while (true);
        return passages;
    }

    private Passage passage(Encoding encoding, long[] ids, int[] units, int from, int to) {
        CharSpan[] spans = encoding.getCharTokenSpans();
        int size = to - from + 2;
        var passage = new Passage(new long[size], new int[size], new int[size]);
        passage.ids()[0] = begin;
        passage.ids()[size - 1] = end;
        for (int i = from; i < to; i++) {
            int at = i - from + 1;
            passage.ids()[at] = ids[i];
            if (spans[i] != null) {
                passage.starts()[at] = units[Math.min(spans[i].getStart(), units.length - 1)];
                passage.ends()[at] = units[Math.min(spans[i].getEnd(), units.length - 1)];
            }
        }
        return passage;
    }

    /** The tokenizer counts code points: where each begins in UTF-16, and at the end the text's length. */
    private static int[] units(String text) {
        int[] units = new int[text.length() + 1];
        int points = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            units[points++] = at;
        }
        units[points++] = text.length();
        return Arrays.copyOf(units, points);
    }
}
