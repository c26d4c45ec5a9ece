// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.safety;

import dev.lantern.contracts.Urgency;
import java.util.Locale;

/** What a phrase shows when nothing around it says otherwise; the levels are those of the contract's urgency table. */
enum Strength {
    /** Heavy words that many people use: they only add to others. */
    FAINT(Urgency.NONE),
    /** Hopeless words: two different ones together are MODERATE. */
    WEAK(Urgency.LOW),
    /** The bare word ("suicide"): someone brought it up. */
    MENTION(Urgency.MODERATE),
    /** A passive wish to be dead. */
    PASSIVE(Urgency.MODERATE),
    /** Serious, not urgent by itself: urges, restriction, past abuse. */
    MODERATE(Urgency.MODERATE),
    /** Means at hand or belongings given away: alone MODERATE, beside any wish to die IMMINENT. */
    MEANS(Urgency.MODERATE),
    /** Words of farewell: alone ordinary, two of them MODERATE, beside any wish to die IMMINENT. */
    FAREWELL(Urgency.LOW),
    /** Active thoughts of suicide. */
    THOUGHT(Urgency.HIGH),
    /** Will do it, or looks for a way. */
    INTENT(Urgency.HIGH),
    /** Has tried; MODERATE when told as long past. */
    ATTEMPT(Urgency.HIGH),
    /** Urgent by itself and of another kind: harm to others, abuse that goes on. */
    HIGH(Urgency.HIGH),
    /** A plan with a time, an attempt under way, an outright goodbye. */
    IMMINENT(Urgency.IMMINENT);

    private final Urgency urgency;

    Strength(Urgency urgency) {
        this.urgency = urgency;
    }

    static Strength of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    Urgency urgency() {
        return urgency;
    }

    /** A wish to die in any form: what makes means, a farewell or a time imminent. */
    boolean wishToDie() {
        return this == PASSIVE || this == THOUGHT || this == INTENT;
    }
}
