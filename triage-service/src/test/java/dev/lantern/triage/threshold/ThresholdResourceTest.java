// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.threshold;

import static dev.lantern.triage.Talk.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.lantern.triage.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts
class ThresholdResourceTest {

    private static final String CANARY = "canary-threshold-19c2";

    private final String clinic = "clinic-" + UUID.randomUUID();

    @Inject
    AgroalDataSource database;

    @Test
    void showsTheBuildsOwnWhereNothingWasChosen() {
        read(clinic)
                .body("languages.language", contains("zh", "en"))
                .body("languages[0].version", equalTo(0))
                .body("languages[0].chosen", anEmptyMap())
                .body("languages[0].outside", empty())
                .body("languages[0]", not(hasKey("changedBy")))
                .body("languages[0].bounds.raise", hasKey("to"));
        assertThat(inForce(clinic)).isEqualTo(own());
    }

    @Test
    void putsWhatASupervisorChoosesInForceForTheirClinicOnly() {
        float raise = bound("raise", "from");
        change(clinic, values("raise", raise), 0)
                .statusCode(200)
                .body("version", equalTo(1))
                .body("inForce.raise", equalTo(raise));
        read(clinic)
                .body("languages[0].version", equalTo(1))
                .body("languages[0].chosen", equalTo(Map.of("raise", raise)))
                .body("languages[0].inForce.raise", equalTo(raise))
                .body("languages[0].changedBy", equalTo("supervisor-" + clinic))
                .body("languages[0].changedAt", notNullValue())
                .body("languages[1].version", equalTo(0));
        assertThat(inForce("clinic-of-others")).isEqualTo(own());
    }

    @Test
    void goesBackToTheBuildsOwn() {
        change(clinic, values("urgent", bound("urgent", "to")), 0).statusCode(200);
        change(clinic, "{\"urgent\": null}", 1).statusCode(200).body("version", equalTo(2));
        read(clinic).body("languages[0].version", equalTo(2)).body("languages[0].chosen", anEmptyMap());
        assertThat(inForce(clinic)).isEqualTo(own());
    }

    @Test
    void refusesAChangeThatRestsOnAnOlderVersion() {
        change(clinic, values("urgent", bound("urgent", "from")), 0).statusCode(200);
        change(clinic, values("urgent", bound("urgent", "to")), 0)
                .statusCode(409)
                .contentType(startsWith("application/problem+json"));
        change(clinic, values("urgent", bound("urgent", "to")), 2).statusCode(409);
        read(clinic)
                .body("languages[0].version", equalTo(1))
                .body("languages[0].inForce.urgent", equalTo(bound("urgent", "from")));
    }

    @Test
    void letsOneOfTwoChangesAtTheSameTimeWin() {
        List<Integer> answers = List.of("from", "to").parallelStream()
                .map(end -> change(clinic, values("urgent", bound("urgent", end)), 0)
                        .extract()
                        .statusCode())
                .toList();
        assertThat(answers).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void refusesValuesOutOfBoundsAndNamesThem() {
        float to = bound("raise", "to");
        change(clinic, "{\"raise\": %s, \"urgent\": 0}".formatted(to + 0.01), 0)
                .statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("errors.field", containsInAnyOrder("values.raise", "values.urgent"))
                .body(
                        "errors.find { it.field == 'values.raise' }.message",
                        equalTo("must be from %s to %s".formatted(bound("raise", "from"), to)));
        read(clinic).body("languages[0].version", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"values\": null, \"version\": 0, \"reason\": \"x\"}",
                "{\"values\": {}, \"version\": 0}",
                "{\"values\": {}, \"version\": 0, \"reason\": \" \"}",
                "{\"values\": {}, \"reason\": \"x\"}",
                "{\"values\": {}, \"version\": -1, \"reason\": \"x\"}",
                "{\"values\": {}, \"version\": \"0\", \"reason\": \"x\"}",
                "{\"values\": {\"deadline\": 5}, \"version\": 0, \"reason\": \"x\"}",
                "{\"values\": {\"raise\": \"0.8\"}, \"version\": 0, \"reason\": \"x\"}",
                "{\"values\": {\"raise\": true}, \"version\": 0, \"reason\": \"x\"}",
                "{\"values\": {}, \"version\": 0, \"reason\": \"x\", \"more\": 1}"
            })
    void refusesABodyThatItCannotRead(String body) {
        as("supervisor", clinic)
                .body(body)
                .put("/v1/thresholds/zh")
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"));
    }

    @Test
    void knowsNoOtherLanguage() {
        as("supervisor", clinic)
                .body("{\"values\": {}, \"version\": 0, \"reason\": \"x\"}")
                .put("/v1/thresholds/fr")
                .then()
                .statusCode(404);
    }

    @Test
    void keepsEveryChangeNewestFirst() {
        float raise = bound("raise", "from");
        change(clinic, values("raise", raise), 0);
        change(clinic, values("urgent", bound("urgent", "from")), 1);
        Object second = inForce(clinic);
        change(clinic, "{}", 2);
        String next = as("supervisor", clinic)
                .get("/v1/thresholds/changes?limit=2")
                .then()
                .statusCode(200)
                .body("items.version", contains(3, 2))
                .body("items.language", contains("zh", "zh"))
                .body("items[0].chosen", anEmptyMap())
                .body("items[0].from", equalTo(second))
                .body("items[0].to", equalTo(own()))
                .body("items[1].from.raise", equalTo(raise))
                .body("items[1].reason", equalTo(CANARY))
                .body("items[1].changedBy", equalTo("supervisor-" + clinic))
                .extract()
                .path("next");
        as("supervisor", clinic)
                .get("/v1/thresholds/changes?limit=2&after=" + next)
                .then()
                .body("items.version", contains(1))
                .body("items[0].from", equalTo(own()))
                .body("next", nullValue());
        as("supervisor", "clinic-of-others")
                .get("/v1/thresholds/changes")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "after=!!", "after=eA"})
    void refusesNonsenseInQueries(String query) {
        as("supervisor", clinic).get("/v1/thresholds/changes?" + query).then().statusCode(400);
    }

    @Test
    void keepsNoReasonInTheClear() throws SQLException {
        change(clinic, values("raise", bound("raise", "from")), 0).statusCode(200);
        try (var connection = database.getConnection();
                var asked = connection.prepareStatement("select change::text from threshold_change change");
                var rows = asked.executeQuery()) {
            while (rows.next()) {
                assertThat(rows.getString(1)).doesNotContain(CANARY);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update threshold_change set changed_by = 'nobody'",
                "delete from threshold_change",
                "truncate threshold_change"
            })
    void nobodyCanRewriteWhatWasChanged(String sql) throws SQLException {
        change(clinic, values("raise", bound("raise", "from")), 0).statusCode(200);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("only added to");
        }
        read(clinic).body("languages[0].version", equalTo(1));
    }

    private static ValidatableResponse read(String clinic) {
        return as("supervisor", clinic).get("/v1/thresholds").then().statusCode(200);
    }

    private static ValidatableResponse change(String clinic, String values, int version) {
        return as("supervisor", clinic)
                .body("{\"values\": %s, \"version\": %d, \"reason\": \"%s\"}".formatted(values, version, CANARY))
                .put("/v1/thresholds/zh")
                .then();
    }

    private static String values(String threshold, float value) {
        return "{\"%s\": %s}".formatted(threshold, value);
    }

    private static Object inForce(String clinic) {
        return read(clinic).extract().path("languages[0].inForce");
    }

    private static Object own() {
        return read("clinic-of-nobody").extract().path("languages[0].defaults");
    }

    /** An end of the bounds of a threshold in Chinese. */
    private static float bound(String threshold, String end) {
        return read("clinic-of-nobody").extract().path("languages[0].bounds.%s.%s".formatted(threshold, end));
    }
}
