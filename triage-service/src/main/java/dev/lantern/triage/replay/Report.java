// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import dev.lantern.contracts.Urgency;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the replay has found so far: counts by clinic and language, and places; no word of any text. */
final class Report {

    /** So many places are named; the rest is counted. */
    static final int MOST = 100;

    private static final Comparator<Lowered> GRAVEST_FIRST = Comparator.comparing(
                    Lowered::change, Change.gravestFirst())
            .thenComparing(lowered -> lowered.talk().conversation())
            .thenComparing(Lowered::sequence);

    private final Map<Group, Figures> groups =
            new TreeMap<>(Comparator.comparing(Group::clinic).thenComparing(Group::language));
    private final TreeSet<Lowered> lowered = new TreeSet<>(GRAVEST_FIRST);
    private final Set<String> modelsThen = new TreeSet<>();
    private long loweredInAll;

    record Group(String clinic, String language) {}

    /** A message that a person was to see and now is not. */
    record Lowered(Talk talk, long sequence, Change change) {}

    void add(List<Reread> reread, Comparison comparison) {
        reread.forEach(message -> add(message, comparison));
        List<Change> levels = comparison.levels();
        Figures figures = figures(reread.getFirst());
        levels.forEach(figures.conversationLevels::add);
        figures.fallen += levels.stream().anyMatch(Change::falls) ? 1 : 0;
    }

    private void add(Reread message, Comparison comparison) {
        Figures figures = figures(message);
        figures.messages++;
        if (message.said() == null) {
            figures.unreadable++;
            return;
        }
        figures.degraded += message.said().degraded() ? 1 : 0;
        if (!comparison.isAssessed(message)) {
            figures.unassessed++;
            return;
        }
        Change change = comparison.change(message);
        figures.message(change);
        modelsThen.add(comparison.modelThen(message));
        if (change.below(Urgency.MODERATE)) {
            name(new Lowered(message.talk(), message.sequence(), change));
        }
    }

    private void name(Lowered place) {
        loweredInAll++;
        lowered.add(place);
        if (lowered.size() > MOST) {
            lowered.pollLast();
        }
    }

    private Figures figures(Reread message) {
        return groups.computeIfAbsent(new Group(message.talk().clinic(), message.language()), group -> new Figures());
    }

    Map<Group, Figures> groups() {
        return groups;
    }

    /** The gravest {@link #MOST}, gravest first. */
    Iterable<Lowered> lowered() {
        return lowered;
    }

    long loweredInAll() {
        return loweredInAll;
    }

    long loweredUnnamed() {
        return loweredInAll - lowered.size();
    }

    /** Names and versions of the models whose assessments were compared. */
    Set<String> modelsThen() {
        return modelsThen;
    }

    boolean anyConversationFalls() {
        return groups.values().stream().anyMatch(figures -> figures.fallen > 0);
    }

    /** Whether there were texts, and none of them could be opened. */
    boolean nothingOpened() {
        return !groups.isEmpty()
                && groups.values().stream().allMatch(figures -> figures.unreadable == figures.messages);
    }
}
