// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.assessment;

import static dev.lantern.triage.Talk.PATIENCE;
import static dev.lantern.triage.Talk.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.lantern.contracts.Author;
import dev.lantern.platform.privacy.SealedText;
import dev.lantern.platform.testing.KafkaEvents;
import dev.lantern.triage.RealParts;
import dev.lantern.triage.Talk;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts
class ReviewTest {

    private static final String CANARY = "canary-review-7f3a";

    @Inject
    SealedText sealed;

    @Inject
    AgroalDataSource database;

    @Test
    void aPersonsWordTakesThePlaceOfTriagesInTheTrajectory() {
        var talk = new Talk(sealed);
        String id = assessed(talk, "我想自杀");
        assertThat(talk.level()).isEqualTo("HIGH");

        review("counselor", id, "LOW").then().statusCode(200).body("assessed", equalTo("HIGH"));
        assertThat(talk.level()).isEqualTo("LOW");
        review("supervisor", id, "IMMINENT").then().statusCode(200).body("urgency", equalTo("IMMINENT"));
        assertThat(talk.level()).isEqualTo("IMMINENT");
        assertThat(talk.urgency().<Integer>path("trajectory.size()")).isEqualTo(2);
    }

    @Test
    void isShownBesideTheAssessment() {
        var talk = new Talk(sealed);
        String id = assessed(talk, "我想自杀");
        review("counselor", id, "MODERATE");
        talk.assessments()
                .then()
                .body("items[0].urgency", equalTo("HIGH"))
                .body("items[0].review.urgency", equalTo("MODERATE"))
                .body("items[0].review.reason", equalTo(CANARY));
    }

    @Test
    void feedsQuality() {
        long before = falseAlarms();
        review("counselor", assessed(new Talk(sealed), "我想自杀"), "LOW");
        assertThat(falseAlarms()).isEqualTo(before + 1);
        as("supervisor", "two").get("/v1/quality").then().statusCode(200).body("overall.reviewed", equalTo(0));
    }

    @Test
    void keepsNoReasonInTheClear() throws SQLException {
        String id = assessed(new Talk(sealed), "我想自杀");
        review("counselor", id, "LOW").then().body("reason", equalTo(CANARY));
        try (var connection = database.getConnection();
                var asked = connection.prepareStatement("select reason from review where assessment_id = ?")) {
            asked.setObject(1, UUID.fromString(id));
            try (var row = asked.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isNotBlank().doesNotContain(CANARY);
            }
        }
    }

    @Test
    void knowsNoAssessmentOfAnotherClinic() {
        String id = assessed(new Talk(sealed), "我想自杀");
        as("counselor", "two")
                .body("{\"urgency\": \"LOW\"}")
                .put("/v1/assessments/{id}/review", id)
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"urgency\": \"GRAVE\"}", "{\"urgency\": null}", "[]", "{\"urgency\": \"LOW\", \"x\": 1}"
            })
    void refusesWhatIsNoVerdict(String body) {
        as("counselor", "demo")
                .body(body)
                .put("/v1/assessments/{id}/review", UUID.randomUUID())
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "4000", "many"})
    void refusesDaysThatAreNone(String days) {
        as("supervisor", "demo").get("/v1/quality?days=" + days).then().statusCode(400);
    }

    private static long falseAlarms() {
        return as("supervisor", "demo").get("/v1/quality").jsonPath().getLong("overall.falseAlarms.count");
    }

    private static Response review(String role, String id, String urgency) {
        return as(role, "demo")
                .body("{\"urgency\": \"" + urgency + "\", \"reason\": \"" + CANARY + "\"}")
                .put("/v1/assessments/{id}/review", id);
    }

    private static String assessed(Talk talk, String text) {
        KafkaEvents.publish(talk.posted(2, Author.SEEKER, text));
        await().atMost(PATIENCE).until(() -> talk.assessments().statusCode() == 200);
        return talk.assessments().path("items[0].id");
    }
}
