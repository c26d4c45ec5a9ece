// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import dev.lantern.contracts.Urgency;
import java.util.List;

/**
 * GAD-7, how heavy anxiety is: the sum, with the cut-offs of Spitzer, Kroenke, Williams and Löwe, Arch Intern Med 166
 * (2006) 1092–1097.
 */
record Gad7() implements Instrument {

    static final String ID = "gad-7";
    static final int MOST = 21;

    private static final int MODERATE_FROM = 10;
    private static final List<Band> BANDS = List.of(
            Band.of(0, 4, "minimal"),
            Band.of(5, 9, "mild"),
            Band.of(MODERATE_FROM, 14, "moderate"),
            Band.of(15, MOST, "severe"));

    @Override
    public String id() {
        return ID;
    }

    @Override
    public int items() {
        return 7;
    }

    @Override
    public int highest() {
        return 3;
    }

    @Override
    public List<Band> bands() {
        return BANDS;
    }

    /** A symptom is positive on more than half the days. */
    @Override
    public Outcome score(Answers answers) {
        return ofTotal(answers.total(), answers.where((item, value) -> value >= 2));
    }

    static Outcome ofTotal(int total, List<Integer> positiveItems) {
        return new Outcome(
                total,
                Band.severity(BANDS, total),
                total >= MODERATE_FROM ? Urgency.LOW : Urgency.NONE,
                total / (double) MOST,
                positiveItems,
                List.of());
    }
}
