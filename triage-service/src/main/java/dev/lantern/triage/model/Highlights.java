// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The passages of a text that speak loudest for an alarm: the stretches that gather most of its loudness, in whole words.
 */
final class Highlights {

    private static final double COVERED_AT_MOST = 0.4;
    private static final int SHORT_TEXT = 40;
    /** Sums this close are one: the shorter passage is the better one. */
    private static final double SAME = 1e-6;

    private static final int CHINESE_WIDTH = 12;
    private static final int ENGLISH_WIDTH = 32;

    private final String text;
    private final int width;
    private final double[] sums;
    private final boolean[] taken;
    private int budget;

    /** A passage in UTF-16 code units, end exclusive. */
    record Passage(int start, int end) {
        int width() {
            return end - start;
        }
    }

    Highlights(String text, Reading reading) {
        this.text = text;
        this.width = reading.language() == Language.ZH ? CHINESE_WIDTH : ENGLISH_WIDTH;
        this.sums = sums(reading.loudness());
        this.taken = new boolean[text.length()];
    }

    private static double[] sums(double[] loud) {
        double[] sums = new double[loud.length + 1];
        for (int i = 0; i < loud.length; i++) {
            sums[i + 1] = sums[i] + loud[i];
        }
        return sums;
    }

    /** Up to {@code most} passages, loudest first; at most 40 % of a text over 40 characters in all. */
    List<Passage> passages(int most) {
        List<Passage> passages = new ArrayList<>();
        budget = text.length() > SHORT_TEXT ? (int) (text.length() * COVERED_AT_MOST) : text.length();
        Arrays.fill(taken, false);
        for (int i = 0; i < most; i++) {
            Passage next = loudest();
            if (next == null) {
                break;
            }
            passages.add(next);
            budget -= next.width();
            Arrays.fill(taken, next.start(), next.end(), true);
        }
        return passages;
    }

    private Passage loudest() {
        Passage best = null;
        double most = 0;
        int widest = Math.min(width, budget);
        for (int start = 0; start < text.length(); start++) {
            if (!boundary(start) || taken[start]) {
                continue;
            }
            for (int end = start + 1; end <= text.length() && end - start <= widest && !taken[end - 1]; end++) {
                double sum = sums[end] - sums[start];
                boolean better = sum > most + SAME || best != null && sum > most - SAME && end - start < best.width();
                if (better && boundary(end)) {
                    most = sum;
                    best = new Passage(start, end);
                }
            }
        }
        return best;
    }

    /** Whether a passage may begin or end here: not within a Latin word, not between the halves of a character. */
    private boolean boundary(int at) {
        if (at == 0 || at == text.length()) {
            return true;
        }
        char before = text.charAt(at - 1);
        char after = text.charAt(at);
        boolean word = wordCharacter(before) && wordCharacter(after);
        return !word && !Character.isSurrogatePair(before, after);
    }

    private static boolean wordCharacter(char c) {
        return c < 0x2E80 && (Character.isLetterOrDigit(c) || c == '\'');
    }

    /** The text with these passages taken out, at its old length. */
    static String without(String text, List<Passage> passages) {
        StringBuilder rest = new StringBuilder(text);
        for (Passage passage : passages) {
            rest.replace(passage.start(), passage.end(), " ".repeat(passage.end() - passage.start()));
        }
        return rest.toString();
    }
}
