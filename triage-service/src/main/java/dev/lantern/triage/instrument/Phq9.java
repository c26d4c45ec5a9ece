// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import dev.lantern.contracts.Signal;
import dev.lantern.contracts.SignalKinds;
import dev.lantern.contracts.Urgency;
import java.util.List;

/**
 * PHQ-9, how heavy depressive symptoms are: the sum, with the cut-offs of Kroenke, Spitzer and Williams, J Gen Intern Med
 * 16 (2001) 606–613. Item 9, thoughts of death or of hurting oneself, counts by itself, whatever the sum.
 */
record Phq9() implements Instrument {

    static final String ID = "phq-9";
    static final int SELF_HARM = 9;
    static final int MOST = 27;
    static final int MOST_PER_ITEM = 3;

    private static final int MODERATE_FROM = 10;
    private static final List<Band> BANDS = List.of(
            Band.of(0, 4, "minimal"),
            Band.of(5, 9, "mild"),
            Band.of(MODERATE_FROM, 14, "moderate"),
            Band.of(15, 19, "moderately-severe"),
            Band.of(20, MOST, "severe"));

    @Override
    public String id() {
        return ID;
    }

    @Override
    public int items() {
        return 9;
    }

    @Override
    public int highest() {
        return MOST_PER_ITEM;
    }

    @Override
    public List<Band> bands() {
        return BANDS;
    }

    /** A symptom is positive on more than half the days, item 9 on any: the algorithm of the same article. */
    @Override
    public Outcome score(Answers answers) {
        return outcome(
                answers.total(),
                answers.to(SELF_HARM),
                answers.where((item, value) -> value >= 2 || item == SELF_HARM && value > 0));
    }

    /** What the sum says without its items: above what the other eight can amount to, item 9 must be positive. */
    static Outcome ofTotal(int total) {
        int selfHarm = Math.max(0, total - (SELF_HARM - 1) * MOST_PER_ITEM);
        return outcome(total, selfHarm, selfHarm == 0 ? List.of() : List.of(SELF_HARM));
    }

    private static Outcome outcome(int total, int selfHarm, List<Integer> positiveItems) {
        Urgency distress = total >= MODERATE_FROM ? Urgency.LOW : Urgency.NONE;
        return new Outcome(
                total,
                Band.severity(BANDS, total),
                distress.max(ofSelfHarm(selfHarm)),
                total / (double) MOST,
                positiveItems,
                signals(selfHarm));
    }

    /** What item 9 says by itself. */
    static Urgency ofSelfHarm(int value) {
        return switch (value) {
            case 0 -> Urgency.NONE;
            case 1 -> Urgency.MODERATE;
            default -> Urgency.HIGH;
        };
    }

    static List<Signal> signals(int selfHarm) {
        return selfHarm == 0
                ? List.of()
                : List.of(new Signal(SignalKinds.SUICIDAL_IDEATION, selfHarm / (double) MOST_PER_ITEM));
    }
}
