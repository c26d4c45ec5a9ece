// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import dev.lantern.contracts.Urgency;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;

/** What the replay has found so far: counts by clinic and language, and places; no word of any text. */
final class Report {

    /** So many places are named; the rest is counted. */
    static final int MOST = 100;

    private static final Comparator<Place> GRAVEST_FIRST = Comparator.comparing(Place::change, Change.GRAVEST_FIRST)
            .thenComparing(Place::conversation)
            .thenComparing(Place::sequence);

    private final Map<Group, Figures> groups =
            new TreeMap<>(Comparator.comparing(Group::clinic).thenComparing(Group::language));
    private final TreeSet<Place> fallen = new TreeSet<>(GRAVEST_FIRST);
    private final Set<String> modelsThen = new TreeSet<>();
    private long fallenInAll;

    record Group(String clinic, String language) {}

    /** What called a person, and now does not or not as soon: a message, or with sequence 0 a conversation as a whole. */
    record Place(String clinic, UUID conversation, long sequence, Change change) {}

    /** Counts of one clinic and language. */
    static final class Figures {

        /** Messages of seekers, whatever came of them. */
        long messages;

        /** Could not be opened, with the keys that are there. */
        long unopened;

        /** Read again, and never assessed before: triage was behind, or they are among the dead letters. */
        long unassessed;

        /** Read by the floor, because the model failed. */
        long degraded;

        /** Conversations in which a level falls below HIGH or MODERATE. */
        long fallenConversations;

        final Map<Change, Long> messageLevels = new TreeMap<>(Change.BY_LEVELS);
        final Map<Change, Long> conversationLevels = new TreeMap<>(Change.BY_LEVELS);

        static long count(Map<Change, Long> levels, Predicate<Change> which) {
            return levels.entrySet().stream()
                    .filter(each -> which.test(each.getKey()))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }

        long newlyBelowModerate() {
            return count(messageLevels, change -> change.below(Urgency.MODERATE));
        }

        long newlyHigh() {
            return count(messageLevels, change -> change.reaches(Urgency.HIGH));
        }
    }

    /** @param conversation all that was read again of one */
    void add(List<Reread> conversation, Stored stored) {
        conversation.forEach(message -> add(message, stored));
        Reread any = conversation.getFirst();
        Figures figures = figures(any);
        List<Change> levels = stored.levels(conversation);
        levels.forEach(change -> figures.conversationLevels.merge(change, 1L, Long::sum));
        levels.stream().filter(Change::falls).min(Change.GRAVEST_FIRST).ifPresent(change -> {
            figures.fallenConversations++;
            name(new Place(any.clinic(), any.conversation(), 0, change));
        });
    }

    private void add(Reread message, Stored stored) {
        Figures figures = figures(message);
        figures.messages++;
        if (message.said() == null) {
            figures.unopened++;
            return;
        }
        figures.degraded += message.said().degraded() ? 1 : 0;
        Stored.Assessed then = stored.of(message);
        if (then == null) {
            figures.unassessed++;
            return;
        }
        Change change = new Change(then.urgency(), message.said().urgency());
        figures.messageLevels.merge(change, 1L, Long::sum);
        modelsThen.add(then.model());
        if (change.falls()) {
            name(new Place(message.clinic(), message.conversation(), message.sequence(), change));
        }
    }

    private void name(Place place) {
        fallenInAll++;
        fallen.add(place);
        if (fallen.size() > MOST) {
            fallen.pollLast();
        }
    }

    private Figures figures(Reread message) {
        return groups.computeIfAbsent(new Group(message.clinic(), message.language()), group -> new Figures());
    }

    Map<Group, Figures> groups() {
        return groups;
    }

    /** The gravest {@link #MOST}, gravest first. */
    Set<Place> fallen() {
        return fallen;
    }

    long fallenUnnamed() {
        return fallenInAll - fallen.size();
    }

    /** Names and versions of the models whose assessments were compared. */
    Set<String> modelsThen() {
        return modelsThen;
    }

    boolean anyConversationFalls() {
        return groups.values().stream().anyMatch(figures -> figures.fallenConversations > 0);
    }

    /** Whether no message was both read now and assessed before. */
    boolean comparedNothing() {
        return groups.values().stream().allMatch(figures -> figures.messageLevels.isEmpty());
    }

    /** Whether there were texts, and none of them could be opened. */
    boolean nothingOpened() {
        return !groups.isEmpty() && groups.values().stream().allMatch(figures -> figures.unopened == figures.messages);
    }

    /** Whether the model failed on every text of a clinic and language: the floor errs upward, so nothing can fall there. */
    boolean modelFailed() {
        return groups.values().stream()
                .anyMatch(figures -> figures.degraded > 0 && figures.degraded == figures.messages - figures.unopened);
    }
}
