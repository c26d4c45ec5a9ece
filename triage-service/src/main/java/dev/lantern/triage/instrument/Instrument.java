// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A questionnaire without its words: how many items, which answers, and what the answers amount to. */
sealed interface Instrument permits Asq, Gad7, Phq9, Who5 {

    /** As in paths and events. */
    String id();

    /** How many items; they are numbered from 1. */
    int items();

    /** Each item is answered with a whole number from 0 to this. */
    int highest();

    /** The levels of the result, from the first score up. */
    List<Band> bands();

    /** When an item is asked at all; null where that is always. */
    default @Nullable Condition condition(int item) {
        return null;
    }

    /** What {@code answers}, one to each item that is asked, amount to. */
    Outcome score(Answers answers);
}
