// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.desk;

import static dev.lantern.escalation.EscalationTesting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lantern.contracts.Urgency;
import dev.lantern.escalation.EscalationTesting;
import dev.lantern.escalation.cases.CaseIntake;
import dev.lantern.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DeskStreamTest {

    @Inject
    CaseIntake intake;

    private final String clinic = EscalationTesting.newClinic();

    @Test
    void showsCasesLive() throws Exception {
        try (var stream = stream("", null)) {
            assertThat(stream.status()).isEqualTo(200);
            await().untilAsserted(() -> assertThat(stream.lines()).anyMatch(line -> line.startsWith(":")));
            open();
            await().until(() -> stream.lines().stream().anyMatch(line -> line.startsWith("data:")));
            assertThat(stream.ids()).containsExactly(1L);
            assertThat(stream.lines()).contains("event:case");
            assertThat(stream.lines())
                    .filteredOn(line -> line.startsWith("data:"))
                    .singleElement()
                    .asString()
                    .contains("\"status\":\"open\"", "\"urgency\":\"HIGH\"", "\"version\":1")
                    .doesNotContain("holder");
        }
    }

    @Test
    void startsNow() throws Exception {
        open();
        try (var stream = stream("", null)) {
            await().untilAsserted(() -> assertThat(stream.lines()).anyMatch(line -> line.startsWith(":")));
            open();
            await().untilAsserted(() -> assertThat(stream.ids()).containsExactly(2L));
        }
    }

    @Test
    void resumesWithoutGapOrRepeat() throws Exception {
        open();
        open();
        open();
        try (var stream = stream("", "1")) {
            await().untilAsserted(() -> assertThat(stream.ids()).containsExactly(2L, 3L));
            open();
            await().untilAsserted(() -> assertThat(stream.ids()).containsExactly(2L, 3L, 4L));
        }
        try (var stream = stream("?after=0", null)) {
            await().untilAsserted(() -> assertThat(stream.ids()).containsExactly(1L, 2L, 3L, 4L));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "-1", "1.5", "99", "99999999999999999999"})
    void refusesNonsense(String id) throws Exception {
        open();
        try (var header = stream("", id);
                var query = stream("?after=" + id, null)) {
            assertThat(List.of(header.status(), query.status())).containsOnly(400);
        }
    }

    @Test
    void endsWithTheToken() throws Exception {
        String token = Tokens.of(List.of("counselor"), clinic, "chen", Duration.ofSeconds(2));
        try (var stream = new EventStream(token, "", null)) {
            assertThat(stream.status()).isEqualTo(200);
            await().until(stream::ended);
        }
    }

    @Test
    void showsNothingOfAnotherClinic() throws Exception {
        try (var stream = stream("", null)) {
            await().untilAsserted(() -> assertThat(stream.lines()).anyMatch(line -> line.startsWith(":")));
            var foreign = new EscalationTesting(EscalationTesting.newClinic());
            await(() -> intake.assessed(foreign.assessed(1, Urgency.HIGH)));
            open();
            await().untilAsserted(() -> assertThat(stream.ids()).containsExactly(1L));
        }
    }

    private void open() {
        await(() -> intake.assessed(new EscalationTesting(clinic).assessed(1, Urgency.HIGH)));
    }

    private EventStream stream(String query, String lastEventId) throws Exception {
        return new EventStream(Tokens.of("counselor", clinic, "chen"), query, lastEventId);
    }
}
