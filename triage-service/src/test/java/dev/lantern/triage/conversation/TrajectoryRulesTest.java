// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.conversation;

import static dev.lantern.contracts.Urgency.HIGH;
import static dev.lantern.contracts.Urgency.IMMINENT;
import static dev.lantern.contracts.Urgency.LOW;
import static dev.lantern.contracts.Urgency.MODERATE;
import static dev.lantern.contracts.Urgency.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.contracts.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrajectoryRulesTest {

    private static final Instant START = Instant.parse("2026-01-05T20:00:00Z");

    private final Trajectory trajectory = new Trajectory(false);
    private Instant now = START;
    private long sequence;

    @Test
    void staysWhereItWasWhenCalmerWordsFollow() {
        assertThat(says(HIGH, "suicidal-ideation")).isEqualTo(HIGH);
        assertThat(says(NONE)).isEqualTo(HIGH);
        assertThat(says(LOW)).isEqualTo(HIGH);
    }

    @Test
    void meansAfterAWishAreImminentInEitherOrder() {
        says(MODERATE, "suicidal-ideation");
        assertThat(says(MODERATE, "suicide-means")).isEqualTo(IMMINENT);

        var other = new Trajectory(false);
        other.add(point(MODERATE, false, "suicide-means"));
        assertThat(other.add(point(MODERATE, false, "suicidal-ideation"))).isEqualTo(IMMINENT);
    }

    @Test
    void aTimeAloneMeansWhatTheMessagesBeforeItSay() {
        assertThat(soon()).isEqualTo(NONE);
        says(MODERATE, "suicidal-ideation");
        assertThat(soon()).isEqualTo(IMMINENT);
    }

    @Test
    void aTimeAloneLongAfterAWishAnswersSomethingElse() {
        says(MODERATE, "suicidal-ideation");
        says(NONE);
        says(NONE);
        says(NONE);
        assertThat(soon()).isEqualTo(MODERATE);
    }

    @Test
    void farewellsWeighByWhatWentBefore() {
        assertThat(says(LOW, "goodbye")).isEqualTo(LOW);
        assertThat(says(LOW, "goodbye")).isEqualTo(MODERATE);
        assertThat(says(LOW, "goodbye")).isEqualTo(HIGH);
        assertThat(says(MODERATE, "suicidal-ideation")).isEqualTo(IMMINENT);
    }

    @Test
    void aFarewellAfterAnActiveThoughtIsImminentAndAfterAPassiveWishHigh() {
        says(MODERATE, "suicidal-ideation");
        assertThat(says(LOW, "goodbye")).isEqualTo(HIGH);
        says(HIGH, "suicidal-ideation");
        assertThat(says(NONE)).isEqualTo(IMMINENT);
    }

    @Test
    void aWishToldInThreeMessagesIsHighHoweverManyJudgedEach() {
        says(MODERATE, "suicidal-ideation");
        says(MODERATE, "suicidal-ideation");
        // The screen's verdict on the message that triage judged.
        assertThat(trajectory.add(new Trajectory.Point(sequence, now, MODERATE, Set.of("suicidal-ideation"), false)))
                .isEqualTo(MODERATE);
        assertThat(says(MODERATE, "suicidal-ideation")).isEqualTo(HIGH);
    }

    @Test
    void messagesOfDifferentDaysAreNotReadTogether() {
        says(MODERATE, "suicidal-ideation");
        passes(Trajectory.TOGETHER.plusMinutes(1));
        assertThat(says(LOW, "goodbye")).isEqualTo(MODERATE);
    }

    @Test
    void onlyTimeLowersTheLevelStepByStepDownToLow() {
        says(IMMINENT, "suicide-plan");
        assertThat(trajectory.at(now.plus(Trajectory.STEP_DOWN).minusSeconds(1)))
                .isEqualTo(IMMINENT);
        assertThat(trajectory.at(now.plus(Trajectory.STEP_DOWN))).isEqualTo(HIGH);
        assertThat(trajectory.at(now.plus(Trajectory.STEP_DOWN.multipliedBy(2))))
                .isEqualTo(MODERATE);
        assertThat(trajectory.at(now.plus(Trajectory.STEP_DOWN.multipliedBy(90))))
                .isEqualTo(LOW);
    }

    @Test
    void whatIsSaidMeanwhileAtModerateOrAboveStopsTheClock() {
        says(HIGH, "suicidal-ideation");
        passes(Trajectory.STEP_DOWN.minusHours(1));
        says(MODERATE, "hopelessness");
        passes(Trajectory.STEP_DOWN.minusHours(1));
        assertThat(says(NONE)).isEqualTo(HIGH);
    }

    @Test
    void onceResolvedNothingBuildsUpBeforeAMessageThatIsHighItself() {
        var afterwards = new Trajectory(true);
        afterwards.add(point(MODERATE, false, "suicidal-ideation"));
        assertThat(afterwards.add(point(MODERATE, false, "suicide-means"))).isEqualTo(MODERATE);
        assertThat(afterwards.add(point(HIGH, false, "suicidal-ideation"))).isEqualTo(IMMINENT);
    }

    private Urgency says(Urgency urgency, String... signals) {
        return trajectory.add(point(urgency, false, signals));
    }

    private Urgency soon() {
        return trajectory.add(point(NONE, true));
    }

    private void passes(Duration time) {
        now = now.plus(time);
    }

    private Trajectory.Point point(Urgency urgency, boolean soon, String... signals) {
        passes(Duration.ofMinutes(1));
        return new Trajectory.Point(++sequence, now, urgency, Set.of(signals), soon);
    }
}
