// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.contracts.Urgency;
import dev.lantern.triage.conversation.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final String CLINIC = "demo";
    private static final int FEW_MORE = 7;

    private final Report report = new Report();

    /** A conversation of one message, which was at {@code then} and is at {@code now}. */
    private void add(String language, Urgency then, Urgency now) {
        add(language, then, now, false);
    }

    private void add(String language, Urgency then, Urgency now, boolean degraded) {
        UUID message = UUID.randomUUID();
        var said = new Reread.Said(now, List.of(), false, degraded);
        var reread = List.of(new Reread(CLINIC, UUID.randomUUID(), message, 2, language, said));
        var stored = new Stored(
                0,
                List.of(Verdict.of(Verdict.TRIAGE, message, 2, then, List.of(), false, Instant.EPOCH)),
                Map.of(message, new Stored.Assessed(then, then, "lantern-risk old")));
        report.add(reread, stored);
    }

    @Test
    void namesTheGravestPlacesAndCountsTheRest() {
        // Each is two places: the message and its conversation.
        for (int i = 0; i < Report.MOST / 2; i++) {
            add("zh", Urgency.MODERATE, Urgency.LOW);
        }
        for (int i = 0; i < FEW_MORE; i++) {
            add("zh", Urgency.IMMINENT, Urgency.NONE);
        }

        assertThat(report.fallen()).hasSize(Report.MOST);
        assertThat(report.fallen())
                .extracting(place -> place.change().from())
                .startsWith(Urgency.IMMINENT)
                .filteredOn(Urgency.IMMINENT::equals)
                .hasSize(2 * FEW_MORE);
        assertThat(report.fallenUnnamed()).isEqualTo(2 * FEW_MORE);
        assertThat(ReportText.of(report, Set.of(), 0)).contains("  %d more%n".formatted(2 * FEW_MORE));
    }

    @Test
    void countsLanguagesApart() {
        add("zh", Urgency.LOW, Urgency.HIGH);
        add("en", Urgency.HIGH, Urgency.HIGH);
        assertThat(report.groups().get(new Report.Group(CLINIC, "zh")).newlyHigh())
                .isEqualTo(1);
        assertThat(report.groups().get(new Report.Group(CLINIC, "en")).newlyHigh())
                .isZero();
    }

    @Test
    void tellsAModelThatFailsOnALanguageFromOneThatFailsOnAText() {
        add("zh", Urgency.LOW, Urgency.LOW);
        add("zh", Urgency.LOW, Urgency.MODERATE, true);
        assertThat(report.modelFailed()).isFalse();
        add("en", Urgency.LOW, Urgency.MODERATE, true);
        assertThat(report.modelFailed()).isTrue();
    }

    @Test
    void tellsRecordsThatAreNoMessagesEvenWhereThereIsNothingElse() {
        assertThat(ReportText.of(report, Set.of(), 2))
                .contains("There are no messages of seekers", "2 records of the topic are no messages");
    }

    @Test
    void aLevelThatFallsButStaysHighEnoughFailsNothing() {
        add("zh", Urgency.IMMINENT, Urgency.HIGH);
        add("zh", Urgency.LOW, Urgency.NONE);
        assertThat(report.anyConversationFalls()).isFalse();
        add("zh", Urgency.HIGH, Urgency.MODERATE);
        assertThat(report.anyConversationFalls()).isTrue();
        assertThat(report.fallen()).extracting(Report.Place::sequence).containsExactly(0L, 2L);
    }
}
