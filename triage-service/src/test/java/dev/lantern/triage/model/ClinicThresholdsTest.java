// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClinicThresholdsTest {

    private static final double A_LITTLE = 0.05;

    private static final ClinicThresholds UNMOVED = build(0.8, 0.04);

    /** Of a build that raises from {@code raise} on and lets clinics go so far above it. */
    private static ClinicThresholds build(double raise, double up) {
        String bounds = """
                {"raise": {"down": 0.3, "up": %s}, "raiseHeard": {"down": 0.4, "up": 0.04},
                 "clear": {"down": 0.1, "up": 0.02}, "clearDoubtful": {"down": 0.2, "up": 0.05},
                 "urgent": {"down": 0.6, "up": 0.05}}""".formatted(up);
        String levels = """
                {"raise": %s, "raiseHeard": 0.9, "clearOpen": 0.05, "clear": 0.05, "clearDoubtful": 0.2,
                 "urgent": 0.5, "imminent": 0.5}
                """.formatted(raise);
        String file = """
                {"version": "9", "zh": %1$s, "en": %1$s, "bounds": {"zh": %2$s, "en": %2$s}}""".formatted(levels, bounds);
        try {
            return new ClinicThresholds(Thresholds.of(new ObjectMapper().readTree(file)), Map.of());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ClinicThresholds chose(ClinicThresholds of, Map<Movable, Double> values) {
        return of.with(Language.ZH, new Choice(3, values));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void thisBuildLetsClinicsGoALittleTowardsLessSensitiveAndFurtherTowardsMore(Language language) {
        ClinicThresholds build = ClinicThresholds.unmoved();
        build.bounds(language).forEach((movable, range) -> {
            double own = build.defaults(language).get(movable);
            assertThat(range.contains(own)).as("%s contains its own", movable).isTrue();
            assertThat(range.to() - own).as("%s upward", movable).isBetween(0.0, A_LITTLE + 1e-9);
            assertThat(own - range.from()).as("%s downward", movable).isGreaterThanOrEqualTo(range.to() - own - 1e-9);
        });
        assertThat(build.bounds(language)).containsOnlyKeys(Movable.values());
    }

    @Test
    void noFileLetsClinicsGoFarTowardsLessSensitive() {
        assertThatThrownBy(() -> build(0.8, 0.06)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void boundsStayWithinWhatAProbabilityCanBe() {
        assertThat(build(0.8, 0.04).bounds(Language.EN).get(Movable.CLEAR)).isEqualTo(new Range(0, 0.07));
        assertThat(build(0.8, 0.04).bounds(Language.EN).get(Movable.URGENT)).isEqualTo(new Range(0.01, 0.55));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, ''",
        "0.84, ''",
        "0.499, must be from 0.5 to 0.84",
        "0.841, must be from 0.5 to 0.84",
        "-1, must be from 0.5 to 0.84",
        "7, must be from 0.5 to 0.84"
    })
    void refusesAValueOutOfBoundsAndNamesThem(double raise, String refusal) {
        Map<Movable, String> refusals = UNMOVED.refusals(Language.ZH, Map.of(Movable.RAISE, raise));
        assertThat(refusals.getOrDefault(Movable.RAISE, "")).isEqualTo(refusal);
    }

    @Test
    void refusesValuesOutOfOrder() {
        assertThat(UNMOVED.refusals(Language.ZH, Map.of(Movable.RAISE_HEARD, 0.7)))
                .isEqualTo(Map.of(Movable.RAISE_HEARD, "must be at least raise, which is 0.8"));
        assertThat(UNMOVED.refusals(Language.ZH, Map.of(Movable.RAISE, 0.78, Movable.RAISE_HEARD, 0.7)))
                .isEqualTo(Map.of(Movable.RAISE, "must be at most raiseHeard, which is 0.7"));
        assertThat(UNMOVED.refusals(Language.ZH, Map.of(Movable.RAISE, 0.7, Movable.RAISE_HEARD, 0.7)))
                .isEmpty();
    }

    @Test
    void whatAClinicChoosesCountsInItsLanguageOnlyAndShowsInTheVersion() {
        ClinicThresholds moved = chose(UNMOVED, Map.of(Movable.RAISE, 0.6));
        assertThat(moved.of(Language.ZH).raise()).isEqualTo(0.6);
        assertThat(moved.of(Language.ZH).urgent()).isEqualTo(0.5);
        assertThat(moved.version(Language.ZH)).isEqualTo("9+clinic3");
        assertThat(moved.of(Language.EN).raise()).isEqualTo(0.8);
        assertThat(moved.version(Language.EN)).isEqualTo("9");
    }

    @Test
    void aClinicThatWentBackToTheBuildsOwnHasItsVersionAgain() {
        ClinicThresholds back = chose(chose(UNMOVED, Map.of(Movable.RAISE, 0.6)), Map.of());
        assertThat(back.of(Language.ZH)).isEqualTo(UNMOVED.of(Language.ZH));
        assertThat(back.version(Language.ZH)).isEqualTo("9");
        assertThat(back.choice(Language.ZH).version()).isEqualTo(3);
    }

    @Test
    void aNewBuildDrawsAValueThatItForbidsDownToItsLimit() {
        ClinicThresholds moved = chose(build(0.7, 0.04), Map.of(Movable.RAISE, 0.84));
        assertThat(moved.inForce(Language.ZH)).containsEntry(Movable.RAISE, 0.74);
        assertThat(moved.outside(Language.ZH)).containsExactly(Movable.RAISE);
    }

    @Test
    void noNewBuildMakesAClinicHearLessThanItChose() {
        ClinicThresholds moved = chose(build(0.88, 0.04), Map.of(Movable.RAISE, 0.55));
        assertThat(moved.inForce(Language.ZH)).containsEntry(Movable.RAISE, 0.55);
        assertThat(moved.outside(Language.ZH)).containsExactly(Movable.RAISE);
    }

    @Test
    void whatANewBuildPutsOutOfOrderIsLowered() {
        ClinicThresholds moved = chose(build(0.88, 0.04), Map.of(Movable.RAISE_HEARD, 0.82));
        assertThat(moved.of(Language.ZH).raise()).isEqualTo(0.82);
        assertThat(moved.of(Language.ZH).raiseHeard()).isEqualTo(0.82);
        assertThat(moved.outside(Language.ZH)).isEmpty();
    }

    @Test
    void aChoiceIsReadAsItWasWritten() {
        var choice = new Choice(4, Map.of(Movable.RAISE, 0.61, Movable.CLEAR_DOUBTFUL, 0.0));
        assertThat(Choice.of(4, choice.json())).isEqualTo(choice);
    }

    @Test
    void aThresholdThatThisBuildDoesNotKnowIsLeftOut() {
        assertThat(Choice.of(4, "{\"gravest\": 0.2, \"raise\": 0.7}").values())
                .containsExactly(Map.entry(Movable.RAISE, 0.7));
    }

    @Test
    void openPhrasesAreNotQuietedBeforeSoftOnesAndNeverFromAboveTheBuildsOwn() {
        assertThat(clearing(0).clearOpen()).isZero();
        assertThat(clearing(0.03).clearOpen()).isEqualTo(0.03);
        assertThat(clearing(0.07).clearOpen()).isEqualTo(0.05);
    }

    private static Thresholds.Levels clearing(double clear) {
        return UNMOVED.with(Language.ZH, new Choice(1, Map.of(Movable.CLEAR, clear)))
                .of(Language.ZH);
    }

    @Test
    void oneTextCanMeanMoreInOneClinicThanInAnother() {
        Classifier borderline = text -> new Reading(
                Language.ZH, "test", new Reading.Levels(0.7, 0.45, 0), List.of(), new double[text.length()]);
        var model = FusedRiskModel.of(language -> borderline);
        ClinicThresholds sensitive = ClinicThresholds.unmoved()
                .with(Language.ZH, new Choice(1, Map.of(Movable.RAISE, 0.6, Movable.URGENT, 0.4)));
        assertThat(model.assess("今天的云很低，一直没有散").urgency().name()).isEqualTo("LOW");
        Opinion opinion = model.assess("今天的云很低，一直没有散", sensitive);
        assertThat(opinion.urgency().name()).isEqualTo("HIGH");
        assertThat(opinion.model().version()).endsWith("+clinic1");
        assertThat(opinion.score()).isCloseTo(0.84, within(0.01));
    }
}
