// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.assessment;

import static dev.lantern.triage.Talk.PATIENCE;
import static dev.lantern.triage.Talk.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.lantern.contracts.Author;
import dev.lantern.platform.privacy.SealedText;
import dev.lantern.platform.testing.KafkaEvents;
import dev.lantern.platform.testing.Tokens;
import dev.lantern.triage.RealParts;
import dev.lantern.triage.Talk;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts
class AssessmentResourceTest {

    private static final List<String> PATHS =
            List.of("/v1/conversations/{id}/assessments", "/v1/conversations/{id}/urgency");

    @Inject
    SealedText sealed;

    @Test
    void assessesATextAndKeepsNothing() {
        as("clinic", "demo")
                .body(
                        "{\"text\": \"I can't go on. I have the pills ready and I'm doing it tonight\", \"locale\": \"en\"}")
                .post("/v1/assessments")
                .then()
                .statusCode(200)
                .body("urgency", equalTo("IMMINENT"))
                .body("subject", equalTo("self"))
                .body("degraded", equalTo(false))
                .body("model.name", equalTo("lantern-risk"))
                .body("signals.kind", hasItem("suicide-means"))
                .body("conversationId", nullValue());
    }

    @Test
    void readsATextInTheLightOfWhatWasSaidBefore() {
        as("counselor", "demo")
                .body("{\"text\": \"药在桌上\", \"context\": [\"我不想活了\"]}")
                .post("/v1/assessments")
                .then()
                .statusCode(200)
                .body("conversationUrgency", equalTo("IMMINENT"));
    }

    @Test
    void namesWhatWeighsOnAWriterWithoutRisk() {
        as("supervisor", "demo")
                .body("{\"text\": \"I can't sleep before exams and I feel so anxious\"}")
                .post("/v1/assessments")
                .then()
                .statusCode(200)
                .body("urgency", equalTo("LOW"))
                .body("emotions.name", hasItem("anxiety"))
                .body("stressors.name", hasItem("sleep"))
                .body("stressors.name", hasItem("study"))
                .body("evidence", equalTo(List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"text\": null}",
                "{\"text\": \"\"}",
                "{\"text\": \" \\u200b\\n\"}",
                "{\"text\": 5}",
                "{\"text\": \"a\", \"nonsense\": true}",
                "{\"text\": \"a\\u0000\"}",
                "{\"text\": \"\\ud800\"}",
                "{\"text\": \"a\", \"context\": [null]}",
                "{\"text\": \"a\", \"context\": \"b\"}",
                "{\"text\"",
                "null",
                "",
                "[]"
            })
    void refusesABodyThatItCannotRead(String body) {
        as("clinic", "demo")
                .body(body)
                .post("/v1/assessments")
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("status", equalTo(400));
    }

    @Test
    void refusesATextThatIsTooLongWithoutRepeatingIt() {
        String answer = as("clinic", "demo")
                .body("{\"text\": \"" + "canary".repeat(667) + "\"}")
                .post("/v1/assessments")
                .then()
                .statusCode(400)
                .body("errors.field", contains("text"))
                .extract()
                .asString();
        assertThat(answer).doesNotContain("canary");
    }

    @Test
    void refusesBrokenTokensAndNone() {
        UUID any = UUID.randomUUID();
        Tokens.broken()
                .forEach((wrong, token) -> PATHS.forEach(path ->
                        given().auth().oauth2(token).get(path, any).then().statusCode(401)));
        PATHS.forEach(path -> given().get(path, any).then().statusCode(401));
    }

    @Test
    void listsAssessmentsInOrderPageByPage() {
        var talk = new Talk(sealed);
        for (long sequence = 2; sequence <= 6; sequence += 2) {
            KafkaEvents.publish(talk.posted(sequence, Author.SEEKER, "I feel sad"));
        }
        await().atMost(PATIENCE).until(() -> talk.level().equals("LOW") && size(talk) == 3);
        String next = as("counselor", "demo")
                .get(PATHS.getFirst() + "?limit=2", talk.conversation)
                .then()
                .statusCode(200)
                .body("items.sequence", contains(2, 4))
                .body("items[0].urgency", equalTo("LOW"))
                .body("next", not(nullValue()))
                .extract()
                .path("next");
        as("counselor", "demo")
                .get(PATHS.getFirst() + "?limit=2&after=" + next, talk.conversation)
                .then()
                .body("items.sequence", contains(6))
                .body("next", nullValue());
    }

    @Test
    void refusesNonsenseInQueriesAndPaths() {
        UUID any = UUID.randomUUID();
        as("counselor", "demo").get(PATHS.getFirst() + "?limit=0", any).then().statusCode(400);
        as("counselor", "demo").get(PATHS.getFirst() + "?after=!!", any).then().statusCode(400);
        PATHS.forEach(
                path -> assertThat(as("counselor", "demo").get(path, "nonsense").statusCode())
                        .isIn(400, 404));
        PATHS.forEach(path -> as("counselor", "demo").get(path, any).then().statusCode(404));
    }

    private static int size(Talk talk) {
        return talk.assessments().<List<Object>>path("items").size();
    }
}
