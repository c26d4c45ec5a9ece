// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.threshold;

import static dev.lantern.triage.Talk.PATIENCE;
import static dev.lantern.triage.Talk.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lantern.contracts.MessageAssessed;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.Ids;
import dev.lantern.platform.privacy.SealedText;
import dev.lantern.platform.testing.KafkaEvents;
import dev.lantern.platform.testing.PostgresResource;
import dev.lantern.triage.Clinic;
import dev.lantern.triage.RealParts;
import dev.lantern.triage.model.Choice;
import dev.lantern.triage.model.ClinicThresholds;
import dev.lantern.triage.model.Language;
import dev.lantern.triage.model.Movable;
import dev.lantern.triage.model.RiskModel;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class ClinicAssessorTest {

    private static final String OTHERS = "clinic-of-others";

    private final String clinic = "clinic-" + UUID.randomUUID();
    private Choice sensitive;
    private String borderline;

    @Inject
    SealedText sealed;

    @Inject
    AgroalDataSource database;

    @Inject
    RiskModel model;

    @Inject
    Choices choices;

    @BeforeEach
    void findATextThatAlarmsOnlyASensitiveClinic() throws IOException {
        Map<Movable, Double> values = new EnumMap<>(Movable.class);
        ClinicThresholds.unmoved().bounds(Language.ZH).forEach((movable, range) -> values.put(movable, range.from()));
        sensitive = new Choice(1, values);
        ClinicThresholds moved = ClinicThresholds.unmoved().with(Language.ZH, sensitive);
        try (var lines = getClass().getResourceAsStream("/evaluation/must-catch.tsv")) {
            borderline = new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("zh"))
                    .map(line -> line.split("\t")[3])
                    .filter(text -> !alarms(model.assess(text).urgency()))
                    .filter(text -> alarms(model.assess(text, moved).urgency()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static boolean alarms(Urgency urgency) {
        return urgency.atLeast(Urgency.MODERATE);
    }

    @Test
    void aChangeMovesABorderlineMessageOfThatClinicOnly() {
        as("supervisor", clinic)
                .body("{\"values\": %s, \"version\": 0, \"reason\": \"few of us, hear more\"}"
                        .formatted(sensitive.json()))
                .put("/v1/thresholds/zh")
                .then()
                .statusCode(200);

        MessageAssessed ours = posted(clinic);
        MessageAssessed theirs = posted(OTHERS);

        assertThat(alarms(ours.urgency())).isTrue();
        assertThat(ours.model().version()).endsWith("+clinic1");
        assertThat(ours.degraded()).isFalse();
        assertThat(alarms(theirs.urgency())).isFalse();
        assertThat(theirs.model().version()).doesNotContain("+");
    }

    @Test
    void followsAtOnceWhatAnotherReplicaHasChanged() throws SQLException {
        assertThat(urgency(clinic)).isLessThan(Urgency.MODERATE);
        addAsAnotherReplica(clinic);
        await().atMost(PATIENCE).until(() -> alarms(urgency(clinic)));
    }

    @Test
    void aLookFindsAChangeWhoseNewsWasLost() throws Throwable {
        execute("alter table threshold_change disable trigger threshold_change_inserted");
        try {
            addAsAnotherReplica(clinic);
        } finally {
            execute("alter table threshold_change enable trigger threshold_change_inserted");
        }
        assertThat(urgency(clinic)).isLessThan(Urgency.MODERATE);
        VertxContextSupport.subscribeAndAwait(choices::look);
        assertThat(urgency(clinic)).isGreaterThanOrEqualTo(Urgency.MODERATE);
    }

    @Test
    void whatIsKnownServesWhileTheDatabaseIsAway() throws Throwable {
        addAsAnotherReplica(clinic);
        await().atMost(PATIENCE).until(() -> alarms(urgency(clinic)));
        PostgresResource.stopServer();
        try {
            VertxContextSupport.subscribeAndAwait(choices::look);
            assertThat(urgency(clinic)).isGreaterThanOrEqualTo(Urgency.MODERATE);
            assertThat(assess(OTHERS).<String>path("urgency")).isIn("NONE", "LOW");
            as("supervisor", clinic).get("/v1/thresholds").then().statusCode(503);
        } finally {
            PostgresResource.startServer();
        }
        await().atMost(PATIENCE)
                .until(() -> as("supervisor", clinic).get("/v1/thresholds").statusCode() == 200);
        String later = clinic + "-later";
        addAsAnotherReplica(later);
        await().atMost(PATIENCE).until(() -> alarms(urgency(later)));
    }

    private MessageAssessed posted(String by) {
        UUID conversation = UUID.randomUUID();
        KafkaEvents.publish(new Clinic(by, sealed).says(conversation, 2, borderline));
        await().atMost(PATIENCE)
                .until(() ->
                        !KafkaEvents.of(conversation, MessageAssessed.class).isEmpty());
        return KafkaEvents.of(conversation, MessageAssessed.class).getFirst();
    }

    private Urgency urgency(String of) {
        return Urgency.valueOf(assess(of).path("urgency"));
    }

    private Response assess(String by) {
        return as("clinic", by).body(Map.of("text", borderline)).post("/v1/assessments");
    }

    private void addAsAnotherReplica(String of) throws SQLException {
        execute("""
                insert into threshold_change (id, clinic_id, language, version, chosen, in_force_before, in_force_after,
                    build, reason, changed_by, changed_at)
                values ('%s', '%s', 'zh', 1, '%s', '{}', '{}', '2', 'sealed', 'supervisor-wang', now())
                """.formatted(Ids.next(), of, sensitive.json()));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
