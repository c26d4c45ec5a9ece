// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import static dev.lantern.triage.Talk.PATIENCE;
import static dev.lantern.triage.Talk.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.lantern.contracts.MessageAssessed;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.testing.KafkaEvents;
import dev.lantern.platform.testing.Tokens;
import dev.lantern.triage.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts
class InstrumentResourceTest {

    private static final String CALM = "000000000";
    private static final String IN_DANGER = "322111013";

    @Inject
    AgroalDataSource database;

    private final String lin = "lin-" + UUID.randomUUID();

    @Test
    void showsTheFourInstruments() {
        as("counselor", "demo")
                .get("/v1/instruments?locale=zh")
                .then()
                .statusCode(200)
                .body("items.id", contains("phq-9", "gad-7", "asq", "who-5"))
                .body("items.locale", contains("zh", "zh", "zh", "zh"))
                .body("items.items.size()", equalTo(4))
                .body("items[0].items", hasSize(9))
                .body("next", nullValue());
    }

    @Test
    void showsAllThatIsNeededToAskAndToUnderstand() {
        own().get("/v1/instruments/phq-9")
                .then()
                .statusCode(200)
                .body("title", containsString("PHQ-9"))
                .body("official", equalTo(true))
                .body("timeFrame", equalTo("the last 2 weeks"))
                .body("items[8].item", equalTo(9))
                .body("items[0].text", equalTo("Little interest or pleasure in doing things"))
                .body("options.value", contains(0, 1, 2, 3))
                .body("bands.severity", contains("minimal", "mild", "moderate", "moderately-severe", "severe"))
                .body("bands[2].from", equalTo(10))
                .body("scoring", containsString("27"))
                .body("source", containsString("2001;16:606"))
                .body("licence", containsString("No permission required"));
    }

    @Test
    void saysWhenAnItemIsAskedAndThatAWordingIsNotOfficial() {
        own().get("/v1/instruments/asq")
                .then()
                .body("items[3].askedIf", nullValue())
                .body("items[4].askedIf.items", contains(1, 2, 3, 4))
                .body("items[4].askedIf.values", contains(1, 2));
        own().get("/v1/instruments/who-5")
                .then()
                .body("official", equalTo(false))
                .body("note", containsString("not the official wording"))
                .body("licence", containsString("CC BY-NC-SA 3.0 IGO"));
    }

    @Test
    void choosesTheLanguageByLocaleThenByHeader() {
        own().header("Accept-Language", "zh-CN,zh;q=0.9")
                .get("/v1/instruments/gad-7")
                .then()
                .body("locale", equalTo("zh"))
                .body("items[0].text", equalTo("感觉紧张，焦虑或急切"));
        own().header("Accept-Language", "zh-CN")
                .get("/v1/instruments/gad-7?locale=en")
                .then()
                .body("locale", equalTo("en"));
        own().get("/v1/instruments/gad-7?locale=zh-Hant").then().body("locale", equalTo("zh"));
    }

    @Test
    void scoresTheAnswersAndPublishesWhatTheyMean() {
        UUID id = UUID.fromString(answer("phq-9", body(IN_DANGER, "CN"))
                .then()
                .statusCode(201)
                .body("instrument", equalTo("phq-9"))
                .body("locale", equalTo("zh"))
                .body("score", equalTo(14))
                .body("severity", equalTo("moderate"))
                .body("positiveItems", contains(1, 2, 3, 9))
                .body("urgency", equalTo("HIGH"))
                .body("completedAt", not(nullValue()))
                .body("loinc", nullValue())
                .extract()
                .path("id"));
        MessageAssessed assessed = published(1).getFirst();
        assertThat(assessed.assessmentId()).isEqualTo(id);
        assertThat(assessed.instrument()).isEqualTo("phq-9");
        assertThat(assessed.conversationId()).isNull();
        assertThat(assessed.messageId()).isNull();
        assertThat(assessed.sequence()).isZero();
        assertThat(assessed.urgency()).isEqualTo(Urgency.HIGH);
        assertThat(assessed.region()).isEqualTo("CN");
        assertThat(assessed.signals()).extracting("kind").containsExactly("suicidal-ideation");
        assertThat(assessed.model().name()).isEqualTo("phq-9");
    }

    @Test
    void keepsAnswersSealed() throws SQLException {
        String id = answer("phq-9", body(IN_DANGER, null)).path("id");
        try (var connection = database.getConnection();
                var asked = connection.prepareStatement("select answers from instrument_response where id = ?")) {
            asked.setObject(1, UUID.fromString(id));
            try (var row = asked.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).startsWith("1.").doesNotContain("{", "\"9\"");
            }
        }
    }

    @Test
    void asksItem5OfAsqOnlyAfterAYesOrNoAnswer() {
        answer("asq", body("0000", null)).then().statusCode(201).body("severity", equalTo("negative"));
        answer("asq", body("00000", null)).then().statusCode(400).body("errors.field", contains("answers.5"));
        answer("asq", body("0002", null)).then().statusCode(400).body("errors.field", contains("answers.5"));
        answer("asq", body("00021", null))
                .then()
                .statusCode(201)
                .body("severity", equalTo("acute-positive"))
                .body("score", nullValue())
                .body("positiveItems", contains(4, 5));
    }

    @Test
    void givesTheSameAnswerUnderTheSameKeyAndRefusesAnother() {
        String key = UUID.randomUUID().toString();
        String id = withKey(key, "phq-9", body(CALM, null))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        withKey(key, "phq-9", body(CALM, null)).then().statusCode(201).body("id", equalTo(id));
        withKey(key, "phq-9", body(IN_DANGER, null)).then().statusCode(409);
        withKey(key, "phq-9", body(CALM, "CN")).then().statusCode(409);
        withKey(key, "gad-7", body("0000000", null)).then().statusCode(409);
        withKey("not visible", "phq-9", body(CALM, null)).then().statusCode(400);
        list("phq-9").then().body("items", hasSize(1));
        // In order with the others of this seeker: had one been published twice, it would stand before this.
        withKey(UUID.randomUUID().toString(), "gad-7", body("0000000", null))
                .then()
                .statusCode(201);
        assertThat(published(2)).extracting(MessageAssessed::instrument).containsExactly("phq-9", "gad-7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"answers\": {}} | answers.1",
                "{\"answers\": {\"1\": 4}} | answers.1",
                "{\"answers\": {\"1\": -1}} | answers.1",
                "{\"answers\": {\"1\": 1.5}} | answers.1",
                "{\"answers\": {\"1\": 1e0}} | answers.1",
                "{\"answers\": {\"1\": 99999999999999999999}} | answers.1",
                "{\"answers\": {\"1\": \"2\"}} | answers.1",
                "{\"answers\": {\"1\": null}} | answers.1",
                "{\"answers\": {\"1\": [2]}} | answers.1",
                "{\"answers\": {\"1\": {\"canary\": 2}}} | answers.1",
                "{\"answers\": {\"1\": true}} | answers.1",
                "{\"answers\": {\"canary\": 2}} | answers",
                "{\"answers\": {\"10\": 2}} | answers",
                "{\"answers\": {\"01\": 2}} | answers",
                "{\"answers\": null} | answers",
                "{} | answers"
            })
    void namesTheItemThatDoesNotFit(String json, String field) {
        Response refused = answer("phq-9", json);
        refused.then().statusCode(400).contentType("application/problem+json");
        assertThat(refused.<List<String>>path("errors.field")).contains(field);
        assertThat(refused.asString()).doesNotContain("canary").doesNotContain("99999");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"answers\": [0]}",
                "{\"answers\": \"canary\"}",
                "{\"answers\": {\"1\": 0, \"1\": 0}}",
                "{\"answers\": {}, \"canary\": 1}",
                "{\"answers\": {}, \"region\": \"canary\"}",
                "{\"answers\": {\"canary",
            })
    void refusesABodyOfAnotherForm(String json) {
        Response refused = answer("phq-9", json);
        refused.then().statusCode(400).contentType("application/problem+json");
        assertThat(refused.asString()).doesNotContain("canary");
    }

    @Test
    void knowsNoOtherInstrument() {
        own().get("/v1/instruments/phq-8").then().statusCode(404);
        answer("phq-8", body(CALM, null)).then().statusCode(404);
        list("phq-8").then().statusCode(404);
    }

    @Test
    void listsASeekersOwnNewestFirstPageByPage() {
        List<String> ids = List.of(
                answer("gad-7", body("0000000", null)).path("id"),
                answer("gad-7", body("3333333", null)).path("id"),
                answer("gad-7", body("1111111", null)).path("id"));
        answer("phq-9", body(CALM, null));
        String next = own().get("/v1/instruments/gad-7/responses?limit=2")
                .then()
                .statusCode(200)
                .body("items.id", contains(ids.get(2), ids.get(1)))
                .body("items.score", contains(7, 21))
                .body("items[1].positiveItems", hasSize(7))
                .extract()
                .path("next");
        own().get("/v1/instruments/gad-7/responses?limit=2&after=" + next)
                .then()
                .body("items.id", contains(ids.getFirst()))
                .body("next", nullValue());
        own().get("/v1/instruments/gad-7/responses?after=nonsense").then().statusCode(400);
    }

    @Test
    void showsNobodyElsesResults() {
        answer("phq-9", body(CALM, null)).then().statusCode(201);
        seeker("demo", lin + "-2").get("/v1/instruments/phq-9/responses").then().body("items", empty());
        seeker("two", lin).get("/v1/instruments/phq-9/responses").then().body("items", empty());
        // The same name, vouched for by somebody else.
        clinic("demo", lin).get("/v1/instruments/phq-9/responses").then().body("items", empty());
        as("counselor", "demo").get("/v1/instruments/phq-9/responses").then().statusCode(403);
    }

    @Test
    void takesAnswersFromTheClinicsBackendForItsSeeker() {
        clinic("demo", lin)
                .body(body(CALM, null))
                .post("/v1/instruments/phq-9/responses")
                .then()
                .statusCode(201);
        clinic("demo", lin).get("/v1/instruments/phq-9/responses").then().body("items", hasSize(1));
        as("clinic", "demo")
                .body(body(CALM, null))
                .post("/v1/instruments/phq-9/responses")
                .then()
                .statusCode(400)
                .body("errors.field", contains("X-Seeker"));
    }

    @Test
    void takesResultsFromElsewhereIntoTheSameTrend() {
        result("{\"loinc\": \"44261-6\", \"score\": 16, \"assessedAt\": \"2020-05-01T10:00:00Z\"}")
                .then()
                .statusCode(201)
                .body("instrument", equalTo("phq-9"))
                .body("severity", equalTo("moderately-severe"))
                .body("loinc", equalTo("44261-6"))
                .body("positiveItems", empty())
                .body("completedAt", equalTo("2020-05-01T10:00:00Z"));
        clinic("demo", lin).body(body(CALM, null)).post("/v1/instruments/phq-9/responses");
        clinic("demo", lin).get("/v1/instruments/phq-9/responses").then().body("items.score", contains(0, 16));
    }

    @Test
    void callsForNobodyOverAResultThatIsHistory() {
        String old = Instant.now().minus(Duration.ofDays(15)).toString();
        String fresh = Instant.now().minus(Duration.ofDays(13)).toString();
        result("{\"loinc\": \"44260-8\", \"score\": 3, \"assessedAt\": \"" + old + "\"}")
                .then()
                .statusCode(201)
                .body("urgency", equalTo("HIGH"))
                .body("positiveItems", contains(9));
        String id = result("{\"loinc\": \"93373-9\", \"risk\": \"low\", \"assessedAt\": \"" + fresh + "\"}")
                .then()
                .statusCode(201)
                .body("score", nullValue())
                .body("severity", equalTo("low"))
                .extract()
                .path("id");
        await().atMost(PATIENCE).until(() -> !publishedFor("clinic").isEmpty());
        assertThat(publishedFor("clinic")).singleElement().satisfies(assessed -> {
            assertThat(assessed.assessmentId()).hasToString(id);
            assertThat(assessed.urgency()).isEqualTo(Urgency.MODERATE);
        });
        clinic("demo", lin)
                .get("/v1/instruments/phq-9-item-9/responses")
                .then()
                .statusCode(200)
                .body("items.loinc", contains("44260-8"));
    }

    @Test
    void namesTheCodesThatItUnderstands() {
        result("{\"loinc\": \"canary-1\", \"score\": 3, \"assessedAt\": \"2020-05-01T10:00:00Z\"}")
                .then()
                .statusCode(400)
                .body("errors.field", contains("loinc"))
                .body("errors[0].message", containsString("44261-6, 44260-8, 70274-6, 93373-9"))
                .body(not(containsString("canary")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"loinc\": \"44261-6\", \"score\": 28, \"assessedAt\": \"2020-05-01T10:00:00Z\"} | score",
                "{\"loinc\": \"44261-6\", \"score\": \"9\", \"assessedAt\": \"2020-05-01T10:00:00Z\"} | score",
                "{\"loinc\": \"44261-6\", \"score\": 9.0, \"assessedAt\": \"2020-05-01T10:00:00Z\"} | score",
                "{\"loinc\": \"44261-6\", \"assessedAt\": \"2020-05-01T10:00:00Z\"} | score",
                "{\"loinc\": \"93373-9\", \"score\": 2, \"assessedAt\": \"2020-05-01T10:00:00Z\"} | score",
                "{\"loinc\": \"93373-9\", \"risk\": \"none\", \"assessedAt\": \"2020-05-01T10:00:00Z\"} | risk",
                "{\"loinc\": \"44261-6\", \"score\": 9, \"assessedAt\": \"2999-01-01T00:00:00Z\"} | assessedAt",
                "{\"loinc\": \"44261-6\", \"score\": 9, \"assessedAt\": \"-99999-01-01T00:00:00Z\"} | assessedAt",
                "{\"loinc\": \"44261-6\", \"score\": 9, \"assessedAt\": \"yesterday\"} | assessedAt",
                "{\"loinc\": \"44261-6\", \"score\": 9} | assessedAt",
                "{\"score\": 9, \"assessedAt\": \"2020-05-01T10:00:00Z\"} | loinc"
            })
    void namesWhatIsWrongWithAResult(String json, String field) {
        result(json).then().statusCode(400).body("errors.field", containsInAnyOrder(field));
    }

    @Test
    void takesAResultOnceUnderItsKey() {
        String key = UUID.randomUUID().toString();
        String json = "{\"loinc\": \"70274-6\", \"score\": 9, \"assessedAt\": \"2020-05-01T10:00:00Z\"}";
        String id = resultWithKey(key, json).path("id");
        resultWithKey(key, json).then().statusCode(201).body("id", equalTo(id));
        resultWithKey(key, json.replace("9,", "8,")).then().statusCode(409);
    }

    private RequestSpecification own() {
        return seeker("demo", lin);
    }

    private static RequestSpecification seeker(String clinic, String name) {
        return given().auth().oauth2(Tokens.of("seeker", clinic, name)).contentType("application/json");
    }

    private static RequestSpecification clinic(String clinic, String seeker) {
        return as("clinic", clinic).header("X-Seeker", seeker);
    }

    private Response answer(String instrument, String json) {
        return own().body(json).post("/v1/instruments/{id}/responses?locale=zh", instrument);
    }

    private Response withKey(String key, String instrument, String json) {
        return own().header("Idempotency-Key", key).body(json).post("/v1/instruments/{id}/responses", instrument);
    }

    private Response list(String instrument) {
        return own().get("/v1/instruments/{id}/responses", instrument);
    }

    private Response result(String json) {
        return clinic("demo", lin).body(json).post("/v1/instruments/results");
    }

    private Response resultWithKey(String key, String json) {
        return clinic("demo", lin).header("Idempotency-Key", key).body(json).post("/v1/instruments/results");
    }

    /** The values of the items from the first on, one digit each. */
    private static String body(String values, String region) {
        Map<String, Integer> answers = new HashMap<>();
        for (int i = 0; i < values.length(); i++) {
            answers.put("\"" + (i + 1) + "\"", values.charAt(i) - '0');
        }
        String json = answers.toString().replace('=', ':');
        return region == null
                ? "{\"answers\": %s}".formatted(json)
                : "{\"answers\": %s, \"region\": \"%s\"}".formatted(json, region);
    }

    private List<MessageAssessed> published(int atLeast) {
        await().atMost(PATIENCE).until(() -> publishedFor("oidc").size() >= atLeast);
        return publishedFor("oidc");
    }

    private List<MessageAssessed> publishedFor(String source) {
        return KafkaEvents.under("demo:%s:%s".formatted(source, lin), MessageAssessed.class);
    }
}
