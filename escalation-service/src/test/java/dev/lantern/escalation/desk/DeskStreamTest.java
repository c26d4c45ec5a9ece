// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.desk;

import static dev.lantern.escalation.EscalationTesting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lantern.contracts.Urgency;
import dev.lantern.escalation.EscalationTesting;
import dev.lantern.escalation.cases.CaseIntake;
import dev.lantern.platform.testing.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DeskStreamTest {

    @Inject
    CaseIntake intake;

    @Inject
    DeskEventPruning pruning;

    @Inject
    AgroalDataSource database;

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
    void showsWhatNoNotificationToldOf() throws Exception {
        open();
        try (var stream = stream("?after=0", null)) {
            await().untilAsserted(() -> assertThat(stream.ids()).containsExactly(1L));
            execute("alter table desk_event disable trigger desk_event_inserted");
            open();
            await().untilAsserted(() -> assertThat(stream.ids()).containsExactly(1L, 2L));
        } finally {
            execute("alter table desk_event enable trigger desk_event_inserted");
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
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

    @Test
    void resumesAfterAnEventThatIsForgotten() throws Exception {
        open();
        open();
        open();
        age(2, "31 days");
        age(3, "29 days");
        pruning.prune();
        try (var stream = stream("", "1")) {
            await().untilAsserted(() -> assertThat(stream.ids()).containsExactly(3L));
            open();
            await().untilAsserted(() -> assertThat(stream.ids()).containsExactly(3L, 4L));
        }
    }

    @Test
    void countsOnWhenEveryEventIsForgotten() throws Exception {
        open();
        open();
        age(2, "31 days");
        pruning.prune();
        try (var stream = stream("", "2")) {
            assertThat(stream.status()).isEqualTo(200);
            open();
            await().untilAsserted(() -> assertThat(stream.ids()).containsExactly(3L));
        }
    }

    @Test
    void forgetsMoreThanOnePortion() throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into desk_event (clinic_id, number, case_id, conversation_id, status, urgency, version,
                                                created_at)
                        select ?, number, gen_random_uuid(), gen_random_uuid(), 'open', 'HIGH', 1,
                               now() - interval '31 days'
                        from generate_series(1, 20001) number
                        """);
                var kept = connection.prepareStatement("select count(*) from desk_event where clinic_id = ?")) {
            insert.setString(1, clinic);
            insert.executeUpdate();
            pruning.prune();
            kept.setString(1, clinic);
            var rows = kept.executeQuery();
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    /** Makes the new events up to {@code number} this old. */
    private void age(long number, String age) throws SQLException {
        try (var connection = database.getConnection();
                var update =
                        connection.prepareStatement("update desk_event set created_at = now() - cast(? as interval)"
                                + " where clinic_id = ? and number <= ? and created_at > now() - interval '1 day'")) {
            update.setString(1, age);
            update.setString(2, clinic);
            update.setLong(3, number);
            update.executeUpdate();
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
