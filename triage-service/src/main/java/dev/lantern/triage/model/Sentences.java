// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of a text as people write them: no capital need follow a full stop, and one that goes on and on is cut at commas. */
final class Sentences {

    // A full stop within a word or a number ends nothing. What comes after a dot is asked of the first of a row of dots
    // only.
    private static final Pattern ENDS =
            Pattern.compile("[。！？!?；;…~～\\n]+[”』」\"')）]*|(?<!\\.)(?:\\.{2,}+|\\.(?=\\s|$))[\"')]*");

    private static final Pattern PAUSES = Pattern.compile("[，,、：:]+");
    /** A space parts English words, but in Chinese it stands where a comma would. */
    private static final Pattern CHINESE_PAUSES = Pattern.compile("[，,、：:\\s]+");

    /** What says nothing at an end: with a full stop an encoder hears a sentence that stands alone as calmer than without. */
    private static final String SILENT = "。.…,，、：:；;~～";

    /** A sentence of more than so many times {@link #least} code units is cut at commas. */
    private static final int LONG = 4;

    /** What is still longer than so many times is left out: to read it again would take too long. */
    private static final int LONGEST = 8;

    private final String text;
    private final Pattern pauses;
    /** What a comma ends has so many code units or more, what a full stop ends half as many. */
    private final int least;

    private final List<Sentence> sentences = new ArrayList<>();

    /** In UTF-16 code units, end exclusive; without spaces around it and without a full stop. */
    record Sentence(int start, int end) {
        int length() {
            return end - start;
        }

        String in(String text) {
            return text.substring(start, end);
        }
    }

    private Sentences(String text, Language language) {
        this.text = text;
        this.pauses = language == Language.ZH ? CHINESE_PAUSES : PAUSES;
        this.least = language == Language.ZH ? 12 : 40;
    }

    /** In their order; what is too short to mean something goes with the next, if there is one. */
    static List<Sentence> of(String text, Language language) {
        var found = new Sentences(text, language);
        found.cut(0, text.length(), ENDS, found.least / 2);
        return found.sentences;
    }

    private void cut(int from, int to, Pattern ends, int shortest) {
        Matcher end = ends.matcher(text).region(from, to);
        int begin = from;
        while (end.find()) {
            if (end.end() - begin >= shortest) {
                add(begin, end.end(), ends);
                begin = end.end();
            }
        }
        if (begin < to) {
            add(begin, to, ends);
        }
    }

    private void add(int from, int to, Pattern ends) {
        if (ends == ENDS && to - from > LONG * least) {
            cut(from, to, pauses, least);
            return;
        }
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start
                && (Character.isWhitespace(text.charAt(end - 1)) || SILENT.indexOf(text.charAt(end - 1)) >= 0)) {
            end--;
        }
        if (start < end && end - start <= LONGEST * least) {
            sentences.add(new Sentence(start, end));
        }
    }
}
