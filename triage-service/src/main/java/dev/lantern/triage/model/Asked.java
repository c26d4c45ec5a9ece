// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import dev.lantern.contracts.SignalKinds;
import java.util.ArrayList;
import java.util.List;

/**
 * What an encoder is asked about a text: how soon a person must answer, and what it speaks of.
 *
 * @param name within its group
 */
public record Asked(Group group, String name) {

    /** What answers belong together. */
    public enum Group {
        /** {@link #ALARM}, {@link #URGENT} and {@link #IMMINENT}. */
        LEVEL,
        SIGNAL,
        EMOTION,
        STRESSOR
    }

    /** A human should see it: MODERATE or above. */
    public static final Asked ALARM = new Asked(Group.LEVEL, "alarm");

    /** A human should see it soon: HIGH or above. */
    public static final Asked URGENT = new Asked(Group.LEVEL, "urgent");

    /** Under way, or within hours. */
    public static final Asked IMMINENT = new Asked(Group.LEVEL, "imminent");

    private static final List<String> EMOTIONS = List.of(
            "anxiety", "sadness", "anger", "shame", "loneliness", "numbness", "fear", "hopelessness", "relief", "joy");

    private static final List<String> STRESSORS = List.of(
            "sleep",
            "work",
            "study",
            "family",
            "relationship",
            "breakup",
            "friendship",
            "money",
            "health",
            "grief",
            "trauma",
            "body-image",
            "substance",
            "loneliness",
            "identity",
            "online");

    /** In the order of an encoder's answers; the levels first. */
    public static final List<Asked> ALL = all();

    private static List<Asked> all() {
        List<Asked> all = new ArrayList<>(List.of(ALARM, URGENT, IMMINENT));
        SignalKinds.ALL.forEach(kind -> all.add(new Asked(Group.SIGNAL, kind)));
        EMOTIONS.forEach(emotion -> all.add(new Asked(Group.EMOTION, emotion)));
        STRESSORS.forEach(stressor -> all.add(new Asked(Group.STRESSOR, stressor)));
        return List.copyOf(all);
    }

    /** Throws {@link IllegalArgumentException} for a group that there is not. */
    static Asked of(String key) {
        int colon = key.indexOf(':');
        return new Asked(Group.valueOf(key.substring(0, Math.max(0, colon))), key.substring(colon + 1));
    }

    /** What {@link #of} reads. */
    String key() {
        return group + ":" + name;
    }
}
