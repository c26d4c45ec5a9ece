// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.quality;

import dev.lantern.contracts.Urgency;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Triage against people, over the assessments that were reviewed. Those are no random sample: what nobody looked at again
 * is not in it.
 *
 * @param from reviews from here on
 * @param languages by language of the conversation, {@code und} where it is not known
 */
record QualityView(Instant from, Instant to, Figures overall, List<Language> languages) {

    /** Whose level counts as an alarm: a human should look. */
    private static final Urgency ALARM = Urgency.MODERATE;

    /** How many assessments of one level people put at another. */
    record Count(String language, Urgency assessed, Urgency reviewed, long number) {}

    record Language(String language, Figures figures) {}

    /**
     * @param reviewed how many assessments
     * @param recall of those that people put at MODERATE or above, how many triage had there
     * @param falseAlarms of those that people put below, how many triage had at MODERATE or above
     * @param agreement how many have the same level
     * @param levels agreement by triage's level
     */
    record Figures(long reviewed, Share recall, Share falseAlarms, Share agreement, List<Level> levels) {}

    record Level(Urgency urgency, Share agreement) {}

    static QualityView of(Instant from, Instant to, List<Count> counts) {
        Map<String, List<Count>> byLanguage =
                counts.stream().collect(Collectors.groupingBy(Count::language, TreeMap::new, Collectors.toList()));
        return new QualityView(
                from,
                to,
                figures(counts),
                byLanguage.entrySet().stream()
                        .map(each -> new Language(each.getKey(), figures(each.getValue())))
                        .toList());
    }

    private static Figures figures(List<Count> counts) {
        Predicate<Count> needed = count -> count.reviewed().atLeast(ALARM);
        Predicate<Count> raised = count -> count.assessed().atLeast(ALARM);
        return new Figures(
                sum(counts, count -> true),
                Share.of(sum(counts, needed.and(raised)), sum(counts, needed)),
                Share.of(sum(counts, raised.and(needed.negate())), sum(counts, needed.negate())),
                agreement(counts, count -> true),
                Arrays.stream(Urgency.values())
                        .map(level -> new Level(level, agreement(counts, count -> count.assessed() == level)))
                        .toList());
    }

    private static Share agreement(List<Count> counts, Predicate<Count> among) {
        return Share.of(sum(counts, among.and(count -> count.assessed() == count.reviewed())), sum(counts, among));
    }

    private static long sum(List<Count> counts, Predicate<Count> which) {
        return counts.stream().filter(which).mapToLong(Count::number).sum();
    }
}
