// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The thresholds of one clinic: the build's, with what the clinic chose in their place. */
public record ClinicThresholds(Thresholds build, Map<Language, Choice> choices) {

    private static final ClinicThresholds UNMOVED = new ClinicThresholds(Thresholds.ofBuild(), Map.of());

    /** Each is at most the next one. */
    private static final List<Movable> IN_ORDER =
            List.of(Movable.CLEAR, Movable.CLEAR_DOUBTFUL, Movable.RAISE, Movable.RAISE_HEARD);

    /** Those of a clinic that has moved none: the build's. */
    public static ClinicThresholds unmoved() {
        return UNMOVED;
    }

    /** Those of a clinic that chose this. */
    public static ClinicThresholds of(Map<Language, Choice> choices) {
        return new ClinicThresholds(UNMOVED.build, choices);
    }

    /** These with what the clinic chose for a language. */
    public ClinicThresholds with(Language language, Choice choice) {
        Map<Language, Choice> all = new EnumMap<>(Language.class);
        all.putAll(choices);
        all.put(language, choice);
        return new ClinicThresholds(build, all);
    }

    /** Of the build's file. */
    public String version() {
        return build.version();
    }

    /** With the number of the clinic's change behind it, where one is in force. */
    String version(Language language) {
        Choice choice = choice(language);
        return choice.values().isEmpty() ? version() : version() + "+clinic" + choice.version();
    }

    public Choice choice(Language language) {
        return choices.getOrDefault(language, Choice.NONE);
    }

    public Map<Movable, Double> defaults(Language language) {
        return build.of(language).movable();
    }

    public Map<Movable, Range> bounds(Language language) {
        return build.bounds().get(language);
    }

    Thresholds.Levels of(Language language) {
        Thresholds.Levels own = build.of(language);
        return choice(language).values().isEmpty() ? own : own.with(inForce(language));
    }

    /**
     * What counts. A value that another build's bounds allowed and this one's do not is drawn towards more sensitive only:
     * down to the upper bound; below the lower one it stays, for no release may make a clinic hear less than it chose.
     * What is out of order then is lowered too.
     */
    public Map<Movable, Double> inForce(Language language) {
        Map<Movable, Double> values = defaults(language);
        choice(language)
                .values()
                .forEach((movable, value) -> values.put(
                        movable, Math.min(value, bounds(language).get(movable).to())));
        for (int i = IN_ORDER.size() - 1; i > 0; i--) {
            values.merge(IN_ORDER.get(i - 1), values.get(IN_ORDER.get(i)), Math::min);
        }
        return values;
    }

    /** Of the clinic's values, those that this build's bounds do not contain. */
    public Set<Movable> outside(Language language) {
        Set<Movable> outside = EnumSet.noneOf(Movable.class);
        choice(language).values().forEach((movable, value) -> {
            if (!bounds(language).get(movable).contains(value)) {
                outside.add(movable);
            }
        });
        return outside;
    }

    /** Why the clinic may not choose these values, by threshold; empty where it may. */
    public Map<Movable, String> refusals(Language language, Map<Movable, Double> values) {
        Map<Movable, String> refusals = new EnumMap<>(Movable.class);
        values.forEach((movable, value) -> {
            Range range = bounds(language).get(movable);
            if (!range.contains(value)) {
                refusals.put(movable, "must be from %s to %s".formatted(range.from(), range.to()));
            }
        });
        return refusals.isEmpty() ? disorder(language, values) : refusals;
    }

    private Map<Movable, String> disorder(Language language, Map<Movable, Double> values) {
        Map<Movable, Double> all = defaults(language);
        all.putAll(values);
        Map<Movable, String> refusals = new EnumMap<>(Movable.class);
        for (int i = 1; i < IN_ORDER.size(); i++) {
            Movable lower = IN_ORDER.get(i - 1);
            Movable upper = IN_ORDER.get(i);
            if (all.get(lower) <= all.get(upper)) {
                continue;
            }
            if (values.containsKey(lower)) {
                refusals.put(lower, "must be at most %s, which is %s".formatted(upper.key(), all.get(upper)));
            } else {
                refusals.put(upper, "must be at least %s, which is %s".formatted(lower.key(), all.get(lower)));
            }
        }
        return refusals;
    }
}
