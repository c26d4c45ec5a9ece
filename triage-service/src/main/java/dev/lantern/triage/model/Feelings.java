// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import dev.lantern.contracts.Scored;
import dev.lantern.platform.safety.PhraseBook;
import dev.lantern.platform.safety.PhraseBook.Hit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Emotions and stressors by word lists in Chinese and English ({@code feelings.txt}). */
final class Feelings {

    private static final String EMOTION = "emotion";
    private static final String STRESSOR = "stressor";
    private static final PhraseBook WORDS = PhraseBook.read(Feelings.class, "feelings.txt");

    private final List<Scored> emotions;
    private final List<Scored> stressors;
    private final boolean distress;

    private Feelings(List<Scored> emotions, List<Scored> stressors, boolean distress) {
        this.emotions = emotions;
        this.stressors = stressors;
        this.distress = distress;
    }

    static Feelings in(String text) {
        List<Hit> hits = WORDS.find(text);
        List<Hit> meant = hits.stream()
                .filter(hit -> !hit.labels().contains("not"))
                .filter(hit -> !unsaid(hit, hits))
                .toList();
        return new Feelings(
                scores(meant, EMOTION),
                scores(meant, STRESSOR),
                meant.stream().anyMatch(hit -> hit.labels().contains("distress")));
    }

    /** Inside a saying, or denied ("不难过", "not sad"): the phrases of the section {@code [not]} hold the whole of it. */
    private static boolean unsaid(Hit hit, List<Hit> hits) {
        return hits.stream()
                .anyMatch(other ->
                        other.labels().contains("not") && other.start() <= hit.start() && hit.end() <= other.end());
    }

    /** Each different word halves what is missing to 1: 0.5, 0.75, 0.88 and so on. */
    private static List<Scored> scores(List<Hit> hits, String group) {
        Map<String, Double> missing = new TreeMap<>();
        hits.stream()
                .filter(hit -> hit.labels().getFirst().equals(group))
                .filter(distinctBy(hits))
                .forEach(hit -> missing.merge(hit.labels().get(1), 0.5, (one, other) -> one * other));
        return missing.entrySet().stream()
                .map(entry -> new Scored(entry.getKey(), Math.round((1 - entry.getValue()) * 100) / 100.0))
                .sorted(Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::name))
                .toList();
    }

    /** Keeps the first of the hits on one phrase. */
    private static java.util.function.Predicate<Hit> distinctBy(List<Hit> hits) {
        Map<Integer, Hit> first = new TreeMap<>();
        hits.forEach(hit -> first.putIfAbsent(hit.phrase(), hit));
        return hit -> first.get(hit.phrase()) == hit;
    }

    List<Scored> emotions() {
        return emotions;
    }

    List<Scored> stressors() {
        return stressors;
    }

    /** Something weighs on the writer. */
    boolean distress() {
        return distress;
    }
}
