// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.conversation;

import static dev.lantern.contracts.Urgency.HIGH;
import static dev.lantern.contracts.Urgency.LOW;
import static dev.lantern.contracts.Urgency.MODERATE;
import static dev.lantern.contracts.Urgency.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.contracts.Urgency;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final Instant START = Instant.parse("2026-01-05T20:00:00Z");

    private static Verdict verdict(UUID message, String by, long sequence, Urgency urgency) {
        return Verdict.of(by, message, sequence, urgency, List.of(), false, START.plusSeconds(60 * sequence));
    }

    private static Verdict triage(long sequence, Urgency urgency) {
        return verdict(UUID.randomUUID(), Verdict.TRIAGE, sequence, urgency);
    }

    @Test
    void calmerWordsLowerNothing() {
        var history = new History(0, List.of(triage(2, NONE), triage(4, HIGH), triage(6, LOW)));
        assertThat(history.levels()).containsExactly(NONE, HIGH, HIGH);
    }

    @Test
    void beginsAnewBehindAResolve() {
        var history = new History(4, List.of(triage(2, NONE), triage(4, HIGH), triage(6, LOW)));
        assertThat(history.levels()).containsExactly(NONE, HIGH, LOW);
    }

    @Test
    void heedsAPersonsWordAloneWhereThereIsOne() {
        UUID message = UUID.randomUUID();
        var history = new History(
                0,
                List.of(
                        verdict(message, Verdict.TRIAGE, 2, HIGH),
                        verdict(message, Verdict.REVIEW, 2, LOW),
                        triage(4, MODERATE)));
        assertThat(history.levels()).containsExactly(NONE, LOW, MODERATE);
    }

    @Test
    void isAsItWasOnlyWhereTriageAloneHasSpokenAndAllOfItIsThere() {
        UUID message = UUID.randomUUID();
        assertThat(new History(0, List.of(triage(2, HIGH))).isAsItWas()).isTrue();
        assertThat(new History(2, List.of(triage(2, HIGH))).isAsItWas()).isFalse();
        assertThat(new History(
                                0,
                                List.of(
                                        verdict(message, Verdict.SCREEN, 2, HIGH),
                                        verdict(message, Verdict.TRIAGE, 2, LOW)))
                        .isAsItWas())
                .isFalse();
        assertThat(new History(0, List.of(verdict(message, Verdict.QUESTIONNAIRE, 2, HIGH), triage(4, LOW)))
                        .isAsItWas())
                .isFalse();
        assertThat(new History(0, Collections.nCopies(Conversations.POINTS, triage(2, NONE))).isAsItWas())
                .isFalse();
    }
}
