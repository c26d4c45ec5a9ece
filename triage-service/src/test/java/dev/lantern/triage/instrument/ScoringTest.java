// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lantern.contracts.Signal;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringTest {

    /** Kroenke, Spitzer and Williams 2001; from moderate on somebody is in distress. */
    @ParameterizedTest
    @CsvSource({
        "0, minimal, NONE",
        "4, minimal, NONE",
        "5, mild, NONE",
        "9, mild, NONE",
        "10, moderate, LOW",
        "14, moderate, LOW",
        "15, moderately-severe, LOW",
        "19, moderately-severe, LOW",
        "20, severe, LOW",
        "24, severe, LOW"
    })
    void phq9GoesByItsSum(int total, String severity, Urgency urgency) {
        Outcome outcome = score(new Phq9(), total);
        assertThat(outcome.score()).isEqualTo(total);
        assertThat(outcome.severity()).isEqualTo(severity);
        assertThat(outcome.urgency()).isEqualTo(urgency);
    }

    @ParameterizedTest
    @CsvSource({"0, NONE", "1, MODERATE", "2, HIGH", "3, HIGH"})
    void item9OfPhq9CountsByItself(int value, Urgency urgency) {
        Outcome outcome = new Phq9().score(answers(0, 0, 0, 0, 0, 0, 0, 0, value));
        assertThat(outcome.severity()).isEqualTo("minimal");
        assertThat(outcome.urgency()).isEqualTo(urgency);
        assertThat(outcome.positiveItems()).isEqualTo(value == 0 ? List.of() : List.of(9));
        assertThat(outcome.signals())
                .extracting(Signal::kind)
                .isEqualTo(value == 0 ? List.of() : List.of("suicidal-ideation"));
    }

    @Test
    void aHighSumOfPhq9NeverOutweighsItem9() {
        assertThat(score(new Phq9(), 27).urgency()).isEqualTo(Urgency.HIGH);
        assertThat(new Phq9().score(answers(3, 3, 3, 3, 3, 3, 3, 3, 1)).urgency())
                .isEqualTo(Urgency.MODERATE);
    }

    @Test
    void symptomsArePositiveFromMoreThanHalfTheDaysOn() {
        assertThat(new Phq9().score(answers(1, 2, 3, 0, 1, 2, 0, 0, 1)).positiveItems())
                .containsExactly(2, 3, 6, 9);
        assertThat(new Gad7().score(answers(1, 2, 3, 0, 1, 2, 0)).positiveItems())
                .containsExactly(2, 3, 6);
    }

    /** Spitzer and others 2006. */
    @ParameterizedTest
    @CsvSource({
        "0, minimal, NONE",
        "4, minimal, NONE",
        "5, mild, NONE",
        "9, mild, NONE",
        "10, moderate, LOW",
        "14, moderate, LOW",
        "15, severe, LOW",
        "21, severe, LOW"
    })
    void gad7GoesByItsSum(int total, String severity, Urgency urgency) {
        Outcome outcome = score(new Gad7(), total);
        assertThat(outcome.score()).isEqualTo(total);
        assertThat(outcome.severity()).isEqualTo(severity);
        assertThat(outcome.urgency()).isEqualTo(urgency);
        assertThat(outcome.signals()).isEmpty();
    }

    /** Topp and others 2015: 50 and below, 28 and below. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, very-low, LOW",
        "7, 28, very-low, LOW",
        "8, 32, low, NONE",
        "12, 48, low, NONE",
        "13, 52, good, NONE",
        "25, 100, good, NONE"
    })
    void who5GoesByItsSumTimesFour(int raw, int score, String severity, Urgency urgency) {
        Outcome outcome = score(new Who5(), raw);
        assertThat(outcome.score()).isEqualTo(score);
        assertThat(outcome.severity()).isEqualTo(severity);
        assertThat(outcome.urgency()).isEqualTo(urgency);
        assertThat(outcome.weight()).isEqualTo(1 - score / 100.0);
    }

    /** Horowitz and others 2012, and NIMH's toolkit: declining to answer counts as a yes. */
    @ParameterizedTest
    @CsvSource({
        "0000 , negative, NONE",
        "10000, non-acute-positive, MODERATE",
        "01000, non-acute-positive, MODERATE",
        "00100, non-acute-positive, MODERATE",
        "00010, non-acute-positive, MODERATE",
        "00020, non-acute-positive, MODERATE",
        "20000, non-acute-positive, MODERATE",
        "00011, acute-positive, HIGH",
        "10002, acute-positive, HIGH",
        "22222, acute-positive, HIGH"
    })
    void asqAsksWhetherAnyIsPositiveAndWhetherNow(String values, String severity, Urgency urgency) {
        Outcome outcome =
                new Asq().score(answers(values.chars().map(digit -> digit - '0').toArray()));
        assertThat(outcome.score()).isNull();
        assertThat(outcome.severity()).isEqualTo(severity);
        assertThat(outcome.urgency()).isEqualTo(urgency);
    }

    @Test
    void asqFindsOnlyWhatWasSaid() {
        assertThat(new Asq().score(answers(2, 2, 0, 0, 2)).signals()).isEmpty();
        assertThat(new Asq().score(answers(0, 1, 0, 1, 0)).signals())
                .extracting(Signal::kind)
                .containsExactly("suicidal-ideation", "attempt");
    }

    @Test
    void everyScoreHasItsBand() {
        for (int total = 0; total <= 27; total++) {
            assertThat(Phq9.ofTotal(total).severity()).isNotBlank();
        }
        for (int total = 0; total <= 21; total++) {
            assertThat(Gad7.ofTotal(total, List.of()).severity()).isNotBlank();
        }
        for (int raw = 0; raw <= 25; raw++) {
            assertThat(score(new Who5(), raw).severity()).isNotBlank();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "44261-6, 10, , moderate, LOW",
        "44261-6, 24, , severe, LOW",
        "44261-6, 25, , severe, MODERATE",
        "44261-6, 27, , severe, HIGH",
        "44260-8, 0, , not-at-all, NONE",
        "44260-8, 1, , several-days, MODERATE",
        "44260-8, 3, , nearly-every-day, HIGH",
        "70274-6, 21, , severe, LOW",
        "93373-9, , low, low, MODERATE",
        "93373-9, , moderate, moderate, HIGH",
        "93373-9, , high, high, HIGH"
    })
    void resultsFromElsewhereMeanTheSame(String code, Integer score, String risk, String severity, Urgency urgency) {
        Outcome outcome = Loinc.of(code).outcome(score, risk);
        assertThat(outcome.severity()).isEqualTo(severity);
        assertThat(outcome.urgency()).isEqualTo(urgency);
    }

    @ParameterizedTest
    @CsvSource({
        "44261-6, 28, ",
        "44261-6, -1, ",
        "44261-6, , ",
        "44261-6, 3, low",
        "44260-8, 4, ",
        "70274-6, 22, ",
        "93373-9, , ",
        "93373-9, , none",
        "93373-9, 2, low"
    })
    void refusesWhatIsNoResultOfItsCode(String code, Integer score, String risk) {
        assertThatThrownBy(() -> Loinc.of(code).outcome(score, risk)).isInstanceOf(Problem.class);
    }

    /** As much to each item in turn as it takes. */
    private static Outcome score(Instrument instrument, int total) {
        int[] values = new int[instrument.items()];
        int left = total;
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.min(left, instrument.highest());
            left -= values[i];
        }
        return instrument.score(answers(values));
    }

    private static Answers answers(int... values) {
        Map<Integer, Integer> byItem = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            byItem.put(i + 1, values[i]);
        }
        return Answers.of(byItem);
    }
}
