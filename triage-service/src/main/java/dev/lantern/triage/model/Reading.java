// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import java.util.Comparator;
import java.util.List;

/**
 * What a classifier makes of a text.
 *
 * @param version of the classifier
 * @param levels what it says of the urgency
 * @param labels what it hears in the text, surest first
 * @param loudness for each UTF-16 code unit, how much it speaks for an alarm; below 0 where it speaks against one
 */
public record Reading(Language language, String version, Levels levels, List<Label> labels, double[] loudness) {

    /**
     * Probabilities, among texts mixed as the training data were.
     *
     * @param alarm that a human should see it: MODERATE or above
     * @param urgent that a human should see it soon: HIGH or above
     * @param imminent that it is under way, or a matter of hours
     */
    public record Levels(double alarm, double urgent, double imminent) {

        static final Levels NOTHING = new Levels(0, 0, 0);
    }

    /** @param probability above what its {@link Tuning.Answer} asks for */
    public record Label(Asked asked, double probability) {}

    public Reading {
        labels = labels.stream()
                .sorted(Comparator.comparingDouble(Label::probability).reversed())
                .toList();
    }

    public double alarm() {
        return levels.alarm();
    }

    public double urgent() {
        return levels.urgent();
    }

    List<Label> labels(Asked.Group group) {
        return labels.stream().filter(label -> label.asked().group() == group).toList();
    }
}
