// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import dev.lantern.contracts.Urgency;

/** Counts of one clinic and language. */
final class Figures {

    /** Messages of seekers, whatever came of them. */
    long messages;

    /** Could not be opened, with the keys that are there. */
    long unreadable;

    /** Read again, and never assessed before: triage was behind, or they are among the dead letters. */
    long unassessed;

    /** Read by the floor, because the model failed. */
    long degraded;

    long newlyBelowModerate;
    long newlyHigh;
    /** Conversations in which a level falls below HIGH or MODERATE. */
    long fallen;

    final Matrix messageLevels = new Matrix();
    final Matrix conversationLevels = new Matrix();

    void message(Change change) {
        messageLevels.add(change);
        newlyBelowModerate += change.below(Urgency.MODERATE) ? 1 : 0;
        newlyHigh += change.reaches(Urgency.HIGH) ? 1 : 0;
    }
}
