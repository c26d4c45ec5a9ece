// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import dev.lantern.contracts.Signal;
import dev.lantern.contracts.SignalKinds;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The results from elsewhere that are understood, by their codes in LOINC. */
enum Loinc {

    /** PHQ-9 total score. */
    PHQ_9_TOTAL("44261-6", Phq9.ID, Phq9.MOST, Phq9::ofTotal),

    /** PHQ-9 item 9, which the total hides. */
    PHQ_9_ITEM_9("44260-8", "phq-9-item-9", Phq9.MOST_PER_ITEM, Loinc::selfHarm),

    /** GAD-7 total score. */
    GAD_7_TOTAL("70274-6", Gad7.ID, Gad7.MOST, total -> Gad7.ofTotal(total, List.of())),

    /** C-SSRS screener, recent. Its result is the level of its triage card, not a number; its questions are not ours to show. */
    C_SSRS_SCREENER("93373-9", "c-ssrs-screener");

    /**
     * What the card calls low is a wish to be dead or thoughts of suicide without a method, moderate with a method or an
     * attempt longer ago, high with an intent or an attempt in the last three months.
     */
    private static final Map<String, Urgency> C_SSRS_RISKS =
            Map.of("low", Urgency.MODERATE, "moderate", Urgency.HIGH, "high", Urgency.HIGH);

    private static final List<String> FREQUENCIES =
            List.of("not-at-all", "several-days", "more-than-half-the-days", "nearly-every-day");

    private final String code;
    private final String instrument;
    private final int highest;
    private final @Nullable Function<Integer, Outcome> scored;

    Loinc(String code, String instrument, int highest, @Nullable Function<Integer, Outcome> scored) {
        this.code = code;
        this.instrument = instrument;
        this.highest = highest;
        this.scored = scored;
    }

    Loinc(String code, String instrument) {
        this(code, instrument, 0, null);
    }

    /** @throws Problem 400 naming the codes that are understood */
    static Loinc of(String code) {
        return Arrays.stream(values())
                .filter(each -> each.code.equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("loinc", "must be one of " + codes()));
    }

    private static String codes() {
        return Arrays.stream(values()).map(each -> each.code).collect(Collectors.joining(", "));
    }

    String code() {
        return code;
    }

    /** The id of the instrument that has this result. */
    String instrument() {
        return instrument;
    }

    /** @throws Problem 400 when what came is no result of this code */
    Outcome outcome(@Nullable Integer score, @Nullable String risk) {
        return scored == null ? ofRisk(score, risk) : ofScore(score, risk);
    }

    /** Which items are known to show something in a result that was stored under {@code code}. */
    static List<Integer> positiveItems(String code, @Nullable Integer score) {
        return score == null ? List.of() : of(code).outcome(score, null).positiveItems();
    }

    private Outcome ofScore(@Nullable Integer score, @Nullable String risk) {
        if (risk != null) {
            throw Problem.invalid("risk", "does not belong to this code");
        }
        if (score == null || score < 0 || score > highest) {
            throw Problem.invalid("score", "must be a whole number from 0 to " + highest);
        }
        return scored.apply(score);
    }

    private static Outcome ofRisk(@Nullable Integer score, @Nullable String risk) {
        if (score != null) {
            throw Problem.invalid("score", "does not belong to this code");
        }
        Urgency urgency = risk == null ? null : C_SSRS_RISKS.get(risk);
        if (urgency == null) {
            throw Problem.invalid("risk", "must be low, moderate or high");
        }
        double weight = risk.equals("low") ? 0.5 : 1;
        return new Outcome(
                null, risk, urgency, weight, List.of(), List.of(new Signal(SignalKinds.SUICIDAL_IDEATION, weight)));
    }

    private static Outcome selfHarm(int value) {
        return new Outcome(
                value,
                FREQUENCIES.get(value),
                Phq9.ofSelfHarm(value),
                value / (double) Phq9.MOST_PER_ITEM,
                value == 0 ? List.of() : List.of(Phq9.SELF_HARM),
                Phq9.signals(value));
    }
}
