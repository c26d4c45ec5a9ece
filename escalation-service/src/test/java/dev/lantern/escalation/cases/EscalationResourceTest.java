// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import static dev.lantern.escalation.EscalationTesting.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lantern.contracts.Urgency;
import dev.lantern.escalation.EscalationTesting;
import dev.lantern.escalation.TriageStub;
import dev.lantern.platform.Ids;
import dev.lantern.platform.deadline.Deadline;
import dev.lantern.platform.testing.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EscalationResourceTest {

    @Inject
    CaseIntake intake;

    @Inject
    ClaimSilence silence;

    @Inject
    AgroalDataSource database;

    private final EscalationTesting talk = new EscalationTesting(EscalationTesting.newClinic());

    @Test
    void listsTheMostUrgentFirstThenTheNearestDeadline() {
        UUID low = opened(new EscalationTesting(talk.clinic), Urgency.LOW);
        UUID high = opened(new EscalationTesting(talk.clinic), Urgency.HIGH);
        UUID imminent = opened(new EscalationTesting(talk.clinic), Urgency.IMMINENT);
        UUID later = opened(new EscalationTesting(talk.clinic), Urgency.HIGH);
        List<String> expected = List.of(imminent.toString(), high.toString(), later.toString(), low.toString());
        assertThat(chen().get("/v1/escalations").jsonPath().getList("items.id")).isEqualTo(expected);

        Response first = chen().get("/v1/escalations?limit=3");
        assertThat(first.jsonPath().getList("items.id")).isEqualTo(expected.subList(0, 3));
        Response second =
                chen().queryParam("after", first.jsonPath().getString("next")).get("/v1/escalations?limit=3");
        assertThat(second.jsonPath().getList("items.id")).isEqualTo(expected.subList(3, 4));
        assertThat(second.jsonPath().getString("next")).isNull();
    }

    @Test
    void filters() {
        UUID high = opened(talk, Urgency.HIGH);
        UUID imminent = opened(new EscalationTesting(talk.clinic), Urgency.IMMINENT);
        chen().post("/v1/escalations/" + high + "/claim");
        assertThat(ids("?status=claimed")).containsExactly(high.toString());
        assertThat(ids("?status=open,claimed")).hasSize(2);
        assertThat(ids("?status=resolved")).isEmpty();
        assertThat(ids("?urgency=IMMINENT")).containsExactly(imminent.toString());
        assertThat(ids("?holder=me")).containsExactly(high.toString());
        assertThat(ids("?holder=chen")).containsExactly(high.toString());
        assertThat(ids("?holder=nobody")).isEmpty();
        assertThat(ids("?conversation=" + talk.conversation)).containsExactly(high.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?status=canary-7f3a",
                "?status=OPEN",
                "?urgency=high",
                "?conversation=canary-7f3a",
                "?after=canary-7f3a",
                "?limit=0"
            })
    void refusesNonsenseInTheQuery(String query) {
        Response answer = chen().get("/v1/escalations" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.asString()).doesNotContain("canary");
    }

    @Test
    void oneOfManyClaimsWins() throws Exception {
        UUID id = opened(talk, Urgency.IMMINENT);
        List<Response> answers;
        try (var pool = Executors.newFixedThreadPool(40)) {
            List<Future<Response>> claims = IntStream.range(0, 200)
                    .mapToObj(i ->
                            pool.submit(() -> as("counselor", "c" + i % 20).post(path(id, "claim"))))
                    .toList();
            answers = claims.stream().map(EscalationResourceTest::get).toList();
        }
        List<Response> won =
                answers.stream().filter(answer -> answer.statusCode() == 200).toList();
        assertThat(won).as("a counselor's ten requests").hasSize(10);
        String holder = won.getFirst().jsonPath().getString("holder.name");
        assertThat(won)
                .allSatisfy(answer ->
                        assertThat(answer.jsonPath().getString("holder.name")).isEqualTo(holder));
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 200)
                .hasSize(190)
                .allSatisfy(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(409);
                    assertThat(answer.jsonPath().getString("detail")).contains(holder);
                });
    }

    @Test
    void takesACaseFromOpenToResolved() {
        UUID id = opened(talk, Urgency.HIGH);
        assertThat(chen().post(path(id, "claim")).jsonPath().getString("status"))
                .isEqualTo("claimed");
        assertThat(chen().post(path(id, "release")).jsonPath().getString("status"))
                .isEqualTo("open");
        assertThat(maya().post(path(id, "claim")).statusCode()).isEqualTo(200);
        assertThat(reply(maya(), id, "我在这里", "c1").statusCode()).isEqualTo(201);
        assertThat(note(maya(), id, "calm now", null).statusCode()).isEqualTo(201);
        Response resolved = json(maya())
                .body("{\"outcome\": \"SAFE\", \"note\": \"will call tomorrow\"}")
                .post(path(id, "resolve"));
        assertThat(resolved.jsonPath().getString("status")).isEqualTo("resolved");
        assertThat(resolved.jsonPath().getString("outcome")).isEqualTo("SAFE");
        Response detail = maya().get(path(id, ""));
        assertThat(detail.jsonPath().getList("timeline.kind"))
                .containsExactly("opened", "claimed", "released", "claimed", "replied", "noted", "noted", "resolved");
        assertThat(detail.jsonPath().getList("conversation.text")).containsExactly("我在这里");
        assertThat(detail.jsonPath().getList("notes.text")).containsExactly("calm now", "will call tomorrow");
        assertThat(chen().get(path(id, "")).jsonPath().getList("conversation"))
                .as("who does not hold it reads no text")
                .isNull();
        assertThat(events())
                .containsExactly(
                        "escalation.case-changed",
                        "escalation.case-changed",
                        "escalation.case-changed",
                        "escalation.case-changed",
                        "escalation.counselor-replied",
                        "escalation.case-changed");
    }

    @Test
    void writesAReplyOncePerClientId() {
        UUID id = claimedByChen();
        Response first = reply(chen(), id, "我在", "c1");
        Response again = reply(chen(), id, "我在", "c1");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(reply(chen(), id, "something else", "c1").statusCode()).isEqualTo(409);
        assertThat(events().stream().filter("escalation.counselor-replied"::equals))
                .hasSize(1);
    }

    @Test
    void writesAReplyOnceWhenItIsSentManyTimesAtOnce() {
        UUID id = claimedByChen();
        try (var pool = Executors.newFixedThreadPool(10)) {
            List<Integer> statuses = IntStream.range(0, 10)
                    .mapToObj(
                            i -> pool.submit(() -> reply(chen(), id, "我在", "c1").statusCode()))
                    .toList()
                    .stream()
                    .map(EscalationResourceTest::get)
                    .toList();
            assertThat(statuses).containsOnly(200, 201);
            assertThat(statuses.stream().filter(status -> status == 201)).hasSize(1);
        }
    }

    @Test
    void onlyTheHolderWritesToTheSeeker() {
        UUID id = opened(talk, Urgency.HIGH);
        assertThat(reply(chen(), id, "hi", "c1").statusCode()).isEqualTo(409);
        chen().post(path(id, "claim"));
        assertThat(reply(maya(), id, "hi", "c1").statusCode()).isEqualTo(409);
        assertThat(note(maya(), id, "hi", null).statusCode()).isEqualTo(409);
        assertThat(maya().post(path(id, "release")).statusCode()).isEqualTo(409);
        assertThat(json(maya())
                        .body("{\"outcome\": \"SAFE\"}")
                        .post(path(id, "resolve"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aSupervisorTakesOverByWriting() {
        UUID id = claimedByChen();
        assertThat(reply(wang(), id, "I take it from here", "s1").statusCode()).isEqualTo(201);
        assertThat(chen().get(path(id, "")).jsonPath().getString("holder.name")).isEqualTo("wang");
        assertThat(reply(chen(), id, "hi", "c1").statusCode()).isEqualTo(409);
        assertThat(wang().post(path(id, "release")).statusCode()).isEqualTo(200);
    }

    @Test
    void nothingIsWrittenToAResolvedCase() {
        UUID id = claimedByChen();
        json(chen()).body("{\"outcome\": \"FALSE_ALARM\"}").post(path(id, "resolve"));
        assertThat(reply(chen(), id, "hi", "c9").statusCode()).isEqualTo(409);
        assertThat(chen().post(path(id, "claim")).statusCode()).isEqualTo(409);
    }

    @Test
    void writesANoteOncePerIdempotencyKey() {
        UUID id = claimedByChen();
        Response first = note(chen(), id, "one", "k1");
        assertThat(note(chen(), id, "one", "k1").jsonPath().getString("id"))
                .isEqualTo(first.jsonPath().getString("id"));
        assertThat(note(chen(), id, "two", "k1").statusCode()).isEqualTo(409);
        assertThat(chen().get(path(id, "")).jsonPath().getList("notes.text")).containsExactly("one");
        UUID other = opened(new EscalationTesting(talk.clinic), Urgency.HIGH);
        chen().post(path(other, "claim"));
        assertThat(note(chen(), other, "one", "k1").statusCode())
                .as("on another case")
                .isEqualTo(409);
        assertThat(note(wang(), id, "one", "k1").statusCode())
                .as("another's key")
                .isEqualTo(201);
    }

    @Test
    void keepsTheKeyOfANoteUnderTheOwnerThatEveryServiceKeepsKeysUnder() throws SQLException {
        note(chen(), claimedByChen(), "one", "k1");
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select owner from idempotency where clinic_id = ?")) {
            query.setString(1, talk.clinic);
            var rows = query.executeQuery();
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("oidc:chen");
        }
    }

    @Test
    void showsANoteOfAReplicaOfTheVersionBefore() throws SQLException {
        UUID id = claimedByChen();
        String note = note(chen(), id, "one", null).jsonPath().getString("id");
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update case_note set idempotency_key = 'k1' where id = ?")) {
            update.setObject(1, UUID.fromString(note));
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
        assertThat(chen().get(path(id, "")).jsonPath().getList("notes.text")).containsExactly("one");
    }

    @Test
    void takesTheIdempotencyKeysOfNotesThatEveryServiceTakes() {
        UUID id = claimedByChen();
        assertThat(note(chen(), id, "one", "!".repeat(255)).statusCode()).isEqualTo(201);
        for (String key : List.of("key with spaces", "k".repeat(256))) {
            assertThat(note(chen(), id, "one", key).statusCode()).as(key).isEqualTo(400);
        }
    }

    @Test
    void aSilentClaimGoesBackToTheQueue() throws SQLException {
        UUID id = claimedByChen();
        expireClaim(id);
        await().until(() ->
                chen().get(path(id, "")).jsonPath().getString("status").equals("open"));
        assertThat(chen().get(path(id, "")).jsonPath().getList("timeline.kind"))
                .containsExactly("opened", "claimed", "lapsed");
    }

    @Test
    void aReplyEndsTheSilence() {
        UUID id = claimedByChen();
        reply(chen(), id, "我在", "c1");
        await(() -> silence.fire(new Deadline(ClaimSilence.KIND, id, talk.clinic)));
        assertThat(chen().get(path(id, "")).jsonPath().getString("status")).isEqualTo("claimed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    messages | {"text": " ", "clientMessageId": "a"}
                    messages | {"text": "a"}
                    messages | {"clientMessageId": "a"}
                    messages | {"text": "a", "clientMessageId": ""}
                    messages | {"text": "a", "clientMessageId": "a", "more": 1}
                    messages | {"text": 1, "clientMessageId": "a"}
                    messages | {"text": "\\u0000", "clientMessageId": "a"}
                    messages | {"text": "\\ud83d", "clientMessageId": "a"}
                    messages | [1]
                    messages | {
                    notes    | {}
                    notes    | {"text": null}
                    resolve  | {}
                    resolve  | {"outcome": "safe"}
                    resolve  | {"outcome": 1}
                    resolve  | {"outcome": "SAFE", "note": ""}
                    """)
    void refusesBadBodies(String what, String body) {
        UUID id = claimedByChen();
        Response answer = json(chen()).body(body).post(path(id, what));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
    }

    @Test
    void refusesTextThatIsTooLong() {
        UUID id = claimedByChen();
        assertThat(reply(chen(), id, "a".repeat(4000), "c1").statusCode()).isEqualTo(201);
        assertThat(reply(chen(), id, "a".repeat(4001), "c2").statusCode()).isEqualTo(400);
        assertThat(reply(chen(), id, "a", "c".repeat(65)).statusCode()).isEqualTo(400);
        assertThat(reply(chen(), id, "a".repeat(70_000), "c3").statusCode()).isEqualTo(413);
    }

    @Test
    void knowsNoCaseOfAnotherClinic() {
        UUID id = opened(talk, Urgency.HIGH);
        RequestSpecification stranger = given().auth().oauth2(Tokens.of("supervisor", "elsewhere", "stranger"));
        for (String call : List.of("claim", "release")) {
            assertThat(given().spec(stranger).post(path(id, call)).statusCode()).isEqualTo(404);
        }
        assertThat(given().spec(stranger).get(path(id, "")).statusCode()).isEqualTo(404);
        assertThat(reply(stranger, id, "hi", "c1").statusCode()).isEqualTo(404);
        assertThat(note(stranger, id, "hi", null).statusCode()).isEqualTo(404);
        assertThat(json(stranger)
                        .body("{\"outcome\": \"SAFE\"}")
                        .post(path(id, "resolve"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(chen().get("/v1/escalations/" + Ids.next()).statusCode()).isEqualTo(404);
        assertThat(chen().get("/v1/escalations/canary-7f3a").statusCode()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seeker", "editor", "operator", "clinic"})
    void refusesOtherRoles(String role) {
        UUID id = opened(talk, Urgency.HIGH);
        assertThat(as(role, "x").get(path(id, "")).statusCode()).isEqualTo(403);
        assertThat(as(role, "x").post(path(id, "claim")).statusCode()).isEqualTo(403);
        assertThat(as(role, "x").get("/v1/escalations/events").statusCode()).isEqualTo(403);
        assertThat(as(role, "x").get("/v1/desk/status").statusCode()).isEqualTo(403);
        assertThat(given().get("/v1/escalations").statusCode()).isEqualTo(401);
    }

    @Test
    void theClinicsBackendSeesTheCasesOfAConversationThatItNames() {
        UUID id = opened(talk, Urgency.HIGH);
        assertThat(as("clinic", "backend").get("/v1/escalations").statusCode()).isEqualTo(400);
        assertThat(as("clinic", "backend")
                        .get("/v1/escalations?conversation=" + talk.conversation)
                        .jsonPath()
                        .getList("items.id"))
                .containsExactly(id.toString());
    }

    @Test
    void tellsWhetherTheSurroundingsAnswer() {
        Response status = chen().get("/v1/desk/status");
        assertThat(status.statusCode()).isEqualTo(200);
        assertThat(status.jsonPath().<String, Object>getMap("")).containsOnlyKeys("kafka", "triage");
        assertThat(status.jsonPath().getBoolean("kafka")).isTrue();
        for (boolean ready : List.of(true, false)) {
            TriageStub.answer(ready ? 200 : 503);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> chen().get("/v1/desk/status").jsonPath().getBoolean("triage") == ready);
        }
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
    }

    private UUID opened(EscalationTesting about, Urgency urgency) {
        await(() -> urgency.atLeast(Urgency.HIGH)
                ? intake.assessed(about.assessed(1, urgency))
                : intake.humanRequested(about.humanRequested(2)));
        return UUID.fromString(chen().get("/v1/escalations?conversation=" + about.conversation)
                .jsonPath()
                .getString("items[0].id"));
    }

    private UUID claimedByChen() {
        UUID id = opened(talk, Urgency.HIGH);
        assertThat(chen().post(path(id, "claim")).statusCode()).isEqualTo(200);
        return id;
    }

    private List<String> ids(String query) {
        return chen().get("/v1/escalations" + query).jsonPath().getList("items.id");
    }

    private List<String> events() {
        var topics = new java.util.ArrayList<String>();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select topic from outbox where key = ? order by id")) {
            query.setString(1, talk.conversation.toString());
            for (var rows = query.executeQuery(); rows.next(); ) {
                topics.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return topics;
    }

    private void expireClaim(UUID id) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update deadline set due_at = now() where subject_id = ?")) {
            update.setObject(1, id);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private static Response reply(RequestSpecification who, UUID id, String text, String clientMessageId) {
        return json(who)
                .body("{\"text\": \"%s\", \"clientMessageId\": \"%s\"}".formatted(text, clientMessageId))
                .post(path(id, "messages"));
    }

    private static Response note(RequestSpecification who, UUID id, String text, String key) {
        RequestSpecification request = json(who).body("{\"text\": \"%s\"}".formatted(text));
        return (key == null ? request : request.header("Idempotency-Key", key)).post(path(id, "notes"));
    }

    private static RequestSpecification json(RequestSpecification who) {
        return given().spec(who).contentType("application/json");
    }

    private RequestSpecification chen() {
        return as("counselor", "chen");
    }

    private RequestSpecification maya() {
        return as("counselor", "maya");
    }

    private RequestSpecification wang() {
        return as("supervisor", "wang");
    }

    private RequestSpecification as(String role, String name) {
        return given().auth().oauth2(Tokens.of(role, talk.clinic, name));
    }

    private static String path(UUID id, String what) {
        return "/v1/escalations/" + id + (what.isEmpty() ? "" : "/" + what);
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
