// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.quality;

import static dev.lantern.contracts.Urgency.HIGH;
import static dev.lantern.contracts.Urgency.LOW;
import static dev.lantern.contracts.Urgency.MODERATE;
import static dev.lantern.contracts.Urgency.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.triage.quality.QualityView.Count;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityViewTest {

    @Test
    void countsAnAlarmAsRightWhereAPersonWouldHaveLooked() {
        var view = QualityView.of(
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(
                        new Count("zh", HIGH, HIGH, 6),
                        new Count("zh", HIGH, MODERATE, 2),
                        new Count("zh", LOW, HIGH, 2),
                        new Count("zh", HIGH, LOW, 1),
                        new Count("en", NONE, LOW, 9)));

        assertThat(view.overall().reviewed()).isEqualTo(20);
        assertThat(view.overall().recall()).isEqualTo(Share.of(8, 10));
        assertThat(view.overall().falseAlarms()).isEqualTo(Share.of(1, 10));
        assertThat(view.overall().agreement()).isEqualTo(Share.of(6, 20));
        assertThat(view.overall().levels())
                .filteredOn(level -> level.urgency() == HIGH)
                .singleElement()
                .satisfies(high -> assertThat(high.agreement()).isEqualTo(Share.of(6, 9)));
        assertThat(view.languages()).extracting(QualityView.Language::language).containsExactly("en", "zh");
    }

    /** The worked example of 8 in 10: 0.490 to 0.943. */
    @Test
    void saysHowSureAShareIs() {
        assertThat(Share.of(8, 10)).isEqualTo(new Share(8, 10, 0.8, 0.49, 0.943));
        assertThat(Share.of(0, 10).low()).isZero();
        assertThat(Share.of(10, 10).high()).isEqualTo(1);
    }

    @Test
    void saysNothingOfNone() {
        assertThat(Share.of(0, 0)).isEqualTo(new Share(0, 0, null, null, null));
    }
}
