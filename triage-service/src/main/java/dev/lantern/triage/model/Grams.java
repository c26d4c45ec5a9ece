// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import dev.lantern.platform.safety.Folding;
import java.util.Arrays;

/**
 * The pieces of a text that the classifier weighs, each with its place: of Chinese one to four characters in a row, of
 * English one to three words and three to five letters. Pieces are hashed into {@link #BUCKETS}; the text is folded
 * (width, case, look-alikes, traditional characters) and a sign said more than twice in a row counts twice.
 */
public final class Grams {

    /** A power of two. */
    public static final int BUCKETS = 1 << 18;

    private static final int CHINESE_LONGEST = 4;
    private static final int WORDS_LONGEST = 3;
    private static final int LETTERS_SHORTEST = 3;
    private static final int LETTERS_LONGEST = 5;
    private static final int BEGIN = 2;
    private static final int END = 3;

    private final Language language;
    private int[] sign;
    private int[] from;
    private int[] to;
    private int signs;

    private int[] bucket = new int[256];
    private int[] start = new int[256];
    private int[] end = new int[256];
    private int size;

    private Grams(String text, Language language) {
        this.language = language;
        int room = text.length() + 2;
        sign = new int[room];
        from = new int[room];
        to = new int[room];
        fold(text);
        if (language == Language.ZH) {
            cut(1, CHINESE_LONGEST, 'z');
        } else {
            cut(LETTERS_SHORTEST, LETTERS_LONGEST, 'c');
            cutWords();
        }
    }

    public static Grams of(String text, Language language) {
        return new Grams(text, language);
    }

    private void fold(String text) {
        add(language == Language.ZH ? BEGIN : ' ', 0, 0);
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int next = i + Character.charCount(codePoint);
            String folded = Folding.fold(codePoint);
            for (int k = 0; k < folded.length(); ) {
                int c = folded.codePointAt(k);
                k += Character.charCount(c);
                take(c, i, next);
            }
            i = next;
        }
        int length = text.length();
        add(language == Language.ZH ? END : ' ', length, length);
    }

    private void take(int c, int at, int next) {
        if (language == Language.ZH) {
            if (!Character.isWhitespace(c)) {
                add(c, at, next);
            }
        } else if (Character.isLetterOrDigit(c)) {
            add(c, at, next);
        } else if (c == '?' || c == '!' || c == '.') {
            space(at);
            add(c, at, next);
            space(next);
        } else if (c != '\'' && c != '’') {
            space(at);
        }
    }

    private void space(int at) {
        if (sign[signs - 1] != ' ') {
            add(' ', at, at);
        }
    }

    private void add(int c, int at, int next) {
        if (signs >= 2 && sign[signs - 1] == c && sign[signs - 2] == c) {
            to[signs - 1] = next;
            return;
        }
        if (signs == sign.length) {
            sign = Arrays.copyOf(sign, signs * 2);
            from = Arrays.copyOf(from, signs * 2);
            to = Arrays.copyOf(to, signs * 2);
        }
        sign[signs] = c;
        from[signs] = at;
        to[signs] = next;
        signs++;
    }

    private void cut(int shortest, int longest, int kind) {
        for (int first = 0; first < signs; first++) {
            int hash = begin(kind);
            for (int last = first; last < signs && last - first < longest; last++) {
                hash = mix(hash, sign[last]);
                if (last - first + 1 >= shortest) {
                    keep(hash, first, last);
                }
            }
        }
    }

    private void cutWords() {
        for (int first = 1; first < signs; first++) {
            if (sign[first - 1] == ' ' && sign[first] != ' ') {
                cutWords(first);
            }
        }
    }

    private void cutWords(int first) {
        int hash = begin('w');
        int words = 0;
        for (int last = first; last < signs && words < WORDS_LONGEST; last++) {
            hash = mix(hash, sign[last]);
            if (last + 1 == signs || sign[last + 1] == ' ') {
                keep(hash, first, last);
                words++;
            }
        }
    }

    /** FNV-1a. */
    private static int begin(int kind) {
        return mix(0x811C9DC5, kind);
    }

    private static int mix(int hash, int c) {
        int low = (hash ^ c & 0xFFFF) * 0x01000193;
        return c > 0xFFFF ? (low ^ c >>> 16) * 0x01000193 : low;
    }

    private void keep(int hash, int first, int last) {
        if (size == bucket.length) {
            bucket = Arrays.copyOf(bucket, size * 2);
            start = Arrays.copyOf(start, size * 2);
            end = Arrays.copyOf(end, size * 2);
        }
        bucket[size] = (hash ^ hash >>> 15) & BUCKETS - 1;
        start[size] = from[first];
        end[size] = to[last];
        size++;
    }

    public Language language() {
        return language;
    }

    int size() {
        return size;
    }

    /** Nothing but invisible signs, or of English no letter: nothing that an encoder could read. */
    boolean blank() {
        return language == Language.ZH ? signs <= 2 : size == 0;
    }

    int bucket(int gram) {
        return bucket[gram];
    }

    /** First UTF-16 code unit in the original text. */
    int start(int gram) {
        return start[gram];
    }

    /** After the last UTF-16 code unit. */
    int end(int gram) {
        return end[gram];
    }

    /** The buckets that occur, each once, in order. */
    public int[] buckets() {
        int[] sorted = Arrays.copyOf(bucket, size);
        Arrays.sort(sorted);
        int different = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[different++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, different);
    }
}
