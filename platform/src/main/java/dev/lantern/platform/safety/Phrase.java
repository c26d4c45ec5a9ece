// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.safety;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A phrase as the data files write it: words, {@code (this|that|)} for one of several, {@code {name}} for a named list
 * of words, {@code ~} for up to three words in between ({@code ~6} for up to six), {@code #} for a number. Steps are
 * tried without nesting and gaps are short, so that no text makes it slow.
 */
final class Phrase {

    private static final int GAP = 3;

    private final int number;
    private final List<String> labels;
    private final List<Step> steps;

    /**
     * One of several word sequences, kept by their first words, or a gap of at most {@code gap} words.
     *
     * @param optional one of the choices is to say nothing
     */
    private record Step(Map<Integer, List<int[]>> choices, boolean optional, int gap) {

        static Step gap(int gap) {
            return new Step(Map.of(), false, gap);
        }

        /** Longest first, so that "a lot of" is not read as "a". */
        static Step oneOf(List<int[]> choices) {
            Map<Integer, List<int[]>> byFirst = choices.stream()
                    .filter(words -> words.length > 0)
                    .sorted(Comparator.comparingInt((int[] words) -> words.length)
                            .reversed())
                    .collect(Collectors.groupingBy(words -> words[0]));
            return new Step(byFirst, choices.stream().anyMatch(words -> words.length == 0), 0);
        }
    }

    private Phrase(int number, List<String> labels, List<Step> steps) {
        this.number = number;
        this.labels = labels;
        this.steps = steps;
    }

    static Phrase parse(
            int number, List<String> labels, String line, Map<String, String> lists, Vocabulary vocabulary) {
        String plain = withLists(line, lists);
        List<Step> steps = new ArrayList<>();
        for (int at = 0; at < plain.length(); ) {
            int end = endOfStep(plain, at);
            String step = plain.substring(at, end);
            if (step.startsWith("~")) {
                steps.add(Step.gap(step.length() == 1 ? GAP : Integer.parseInt(step.substring(1))));
            } else if (!step.isBlank()) {
                steps.add(Step.oneOf(choices(step, vocabulary)));
            }
            at = end;
        }
        Phrase phrase = new Phrase(number, labels, List.copyOf(steps));
        if (phrase.firstWords().isEmpty()) {
            throw new IllegalStateException("a phrase must begin with a word: " + line);
        }
        return phrase;
    }

    private static String withLists(String line, Map<String, String> lists) {
        String plain = line;
        for (Map.Entry<String, String> list : lists.entrySet()) {
            plain = plain.replace("{" + list.getKey() + "}", "(" + list.getValue() + ")");
        }
        if (plain.indexOf('{') >= 0) {
            throw new IllegalStateException("a list is missing: " + line);
        }
        return plain;
    }

    /** A step is a gap, a group in parentheses, or plain words up to the next of these. */
    private static int endOfStep(String line, int at) {
        int end = at + 1;
        if (line.charAt(at) == '~') {
            return end < line.length() && Character.isDigit(line.charAt(end)) ? end + 1 : end;
        }
        if (line.charAt(at) == '(') {
            return endOfGroup(line, at);
        }
        while (end < line.length() && line.charAt(end) != '~' && line.charAt(end) != '(') {
            end++;
        }
        return end;
    }

    private static int endOfGroup(String line, int at) {
        int depth = 0;
        for (int i = at; i < line.length(); i++) {
            depth += line.charAt(i) == '(' ? 1 : line.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        throw new IllegalStateException("a parenthesis is open: " + line);
    }

    private static List<int[]> choices(String step, Vocabulary vocabulary) {
        return expand(step).stream()
                .distinct()
                .map(words -> Words.learn(words, vocabulary))
                .toList();
    }

    /** Every way to say a step, its groups multiplied out. */
    private static List<String> expand(String line) {
        List<String> ways = List.of("");
        for (int at = 0; at < line.length(); ) {
            int end = endOfStep(line, at);
            if (line.charAt(at) == '~') {
                throw new IllegalStateException("a gap stands in a group: " + line);
            }
            ways = joined(
                    ways,
                    line.charAt(at) == '(' ? group(line.substring(at + 1, end - 1)) : List.of(line.substring(at, end)));
            at = end;
        }
        return ways;
    }

    private static List<String> group(String inside) {
        List<String> ways = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= inside.length(); at++) {
            if (at == inside.length() || inside.charAt(at) == '|') {
                ways.addAll(expand(inside.substring(from, at)));
                from = at + 1;
            } else if (inside.charAt(at) == '(') {
                at = endOfGroup(inside, at) - 1;
            }
        }
        return ways;
    }

    private static List<String> joined(List<String> heads, List<String> tails) {
        return heads.stream()
                .flatMap(head -> tails.stream().map(tail -> head + tail))
                .toList();
    }

    int number() {
        return number;
    }

    List<String> labels() {
        return labels;
    }

    boolean is(String label) {
        return labels.contains(label);
    }

    Set<Integer> firstWords() {
        Set<Integer> first = new HashSet<>();
        for (Step step : steps) {
            first.addAll(step.choices().keySet());
            if (!step.optional()) {
                break;
            }
        }
        return first;
    }

    /** Where the phrase ends when it begins at the word {@code at}; -1 when it does not. */
    int match(Words words, int at) {
        return match(words, at, at, 0, false);
    }

    private int match(Words words, int begin, int at, int step, boolean afterGap) {
        if (step == steps.size()) {
            return at;
        }
        Step wanted = steps.get(step);
        if (wanted.gap() > 0) {
            return matchAfterGap(words, begin, at, step, wanted.gap());
        }
        boolean free = begin == at || afterGap;
        if (at < words.size()) {
            int end = matchChoice(words, begin, at, step, free, words.id(at));
            if (end < 0 && words.number(at)) {
                end = matchChoice(words, begin, at, step, free, Vocabulary.NUMBER);
            }
            if (end >= 0) {
                return end;
            }
        }
        return wanted.optional() ? match(words, begin, at, step + 1, afterGap) : -1;
    }

    private int matchChoice(Words words, int begin, int at, int step, boolean free, int firstWord) {
        List<int[]> choices = steps.get(step).choices().get(firstWord);
        if (choices == null) {
            return -1;
        }
        for (int[] choice : choices) {
            if (follows(words, at, choice, free)) {
                int end = match(words, begin, at + choice.length, step + 1, false);
                if (end >= 0) {
                    return end;
                }
            }
        }
        return -1;
    }

    private int matchAfterGap(Words words, int begin, int at, int step, int gap) {
        for (int skipped = 0; skipped <= gap && at + skipped < words.size(); skipped++) {
            if (words.sentence(at + skipped) != words.sentence(begin)) {
                return -1;
            }
            int end = match(words, begin, at + skipped, step + 1, true);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    /** Words of a phrase stand in one clause; only a gap leads into the next. */
    private static boolean follows(Words words, int at, int[] choice, boolean free) {
        if (at + choice.length > words.size()) {
            return false;
        }
        for (int i = 0; i < choice.length; i++) {
            if (!same(words, at + i, choice[i])
                    || !(free && i == 0) && words.clause(at + i) != words.clause(at + i - 1)) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(Words words, int at, int wanted) {
        return wanted == Vocabulary.NUMBER ? words.number(at) : words.id(at) == wanted;
    }
}
