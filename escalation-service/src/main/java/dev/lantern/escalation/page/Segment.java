// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.page;

import dev.lantern.contracts.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A piece of a message's text.
 *
 * @param signals what the assessments saw in just this piece; empty where they saw nothing
 */
public record Segment(String text, List<String> signals) {

    /** Cuts a text where evidence starts or ends; together the pieces are the text. */
    static List<Segment> of(String text, List<Evidence> evidence) {
        var cuts = new TreeSet<Integer>(List.of(0, text.length()));
        evidence.forEach(span -> {
            cuts.add(place(text, span.start()));
            cuts.add(place(text, span.end()));
        });
        var segments = new ArrayList<Segment>();
        Integer from = cuts.pollFirst();
        for (Integer to : cuts) {
            segments.add(new Segment(text.substring(from, to), signals(text, evidence, from, to)));
            from = to;
        }
        return segments;
    }

    public boolean marked() {
        return !signals.isEmpty();
    }

    // A record would print the text: it must not reach a log by way of an exception.
    @Override
    public String toString() {
        return "Segment" + signals;
    }

    private static List<String> signals(String text, List<Evidence> evidence, int from, int to) {
        return evidence.stream()
                .filter(span -> place(text, span.start()) <= from && place(text, span.end()) >= to)
                .map(Evidence::signal)
                .distinct()
                .toList();
    }

    /** Within the text, and never between the two halves of a character. */
    private static int place(String text, int offset) {
        int place = Math.clamp(offset, 0, text.length());
        boolean splits = place > 0
                && place < text.length()
                && Character.isHighSurrogate(text.charAt(place - 1))
                && Character.isLowSurrogate(text.charAt(place));
        return splits ? place - 1 : place;
    }
}
