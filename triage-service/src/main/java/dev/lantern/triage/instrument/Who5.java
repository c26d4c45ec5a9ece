// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import dev.lantern.contracts.Urgency;
import java.util.List;

/**
 * WHO-5, how well somebody has been: the sum times 4, from 0 to 100, more being better. Cut-offs of Topp, Østergaard,
 * Søndergaard and Bech, Psychother Psychosom 84 (2015) 167–176: 50 and below suggests poor well-being, 28 and below likely depression.
 */
record Who5() implements Instrument {

    private static final int MOST = 100;
    private static final int VERY_LOW = 28;
    private static final int LOW = 50;
    private static final List<Band> BANDS = List.of(
            Band.of(0, VERY_LOW, "very-low"), Band.of(VERY_LOW + 1, LOW, "low"), Band.of(LOW + 1, MOST, "good"));

    @Override
    public String id() {
        return "who-5";
    }

    @Override
    public int items() {
        return 5;
    }

    @Override
    public int highest() {
        return 5;
    }

    @Override
    public List<Band> bands() {
        return BANDS;
    }

    /** An item is positive, as the others' word for a symptom, at 0 or 1: there WHO (1998) asks to look further. */
    @Override
    public Outcome score(Answers answers) {
        int score = answers.total() * 4;
        return new Outcome(
                score,
                Band.severity(BANDS, score),
                score <= VERY_LOW ? Urgency.LOW : Urgency.NONE,
                1 - score / (double) MOST,
                answers.where((item, value) -> value <= 1),
                List.of());
    }
}
