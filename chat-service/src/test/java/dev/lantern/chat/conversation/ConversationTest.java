// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import static dev.lantern.chat.Seekers.PATIENCE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lantern.chat.RealParts;
import dev.lantern.chat.Seekers;
import dev.lantern.contracts.ConversationClosed;
import dev.lantern.contracts.MessagePosted;
import dev.lantern.contracts.ResourcesRecommended;
import dev.lantern.platform.testing.KafkaEvents;
import dev.lantern.platform.testing.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts
class ConversationTest {

    @Inject
    AgroalDataSource database;

    @TestHTTPResource("/")
    URI service;

    @Test
    void opensWithTheNoticeThatAnAiWrites() {
        Response opened = new Seekers("en", "US").open("en", "US");
        assertThat(opened.statusCode()).isEqualTo(201);
        assertThat(opened.jsonPath().getString("messages[0].text")).contains("AI");
        assertThat(opened.jsonPath().getInt("messages[0].sequence")).isEqualTo(1);
        assertThat(opened.jsonPath().getString("messages[0].author.kind")).isEqualTo("assistant");
        assertThat(opened.jsonPath().getString("handler")).isEqualTo("assistant");
    }

    @ParameterizedTest
    @CsvSource({
        "zh,zh",
        "zh-CN,zh",
        "zh-Hant,zh-Hant",
        "zh-TW,zh-Hant",
        "zh_HK,zh-Hant",
        "en,en",
        "en-GB,en",
        "fr,en",
        "x,en"
    })
    void saysWhichLanguageIsInEffect(String asked, String inEffect) {
        assertThat(new Seekers("en", null).open(asked, null).jsonPath().getString("locale"))
                .isEqualTo(inEffect);
    }

    @Test
    void opensOneConversationUnderOneIdempotencyKeyAndRefusesTheKeyForAnotherRequest() {
        var lin = new Seekers("en", "US");
        String key = "open-" + UUID.randomUUID();
        Response first = lin.openWithKey(key, "US");
        Response again = lin.openWithKey(key, "US");
        Response other = lin.openWithKey(key, "CN");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(new Seekers("en", "US").openWithKey(key, "US").jsonPath().getString("id"))
                .as("the same key of another seeker")
                .isNotEqualTo(first.jsonPath().getString("id"));
        assertThat(lin.openWithKey("key with spaces", "US").statusCode()).isEqualTo(400);
    }

    @Test
    void givesTheSameAnswerToARepeatedMessageAndRefusesTheKeyForAnotherText() {
        var lin = new Seekers("en", "US");
        Response first = lin.send("I slept badly", "m-1");
        Response again = lin.send("I slept badly", "m-1");
        Response other = lin.send("I slept well", "m-1");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.jsonPath().getMap("")).isEqualTo(first.jsonPath().getMap(""));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.contentType()).startsWith("application/problem+json");
        assertThat(other.asString()).doesNotContain("slept");
    }

    @Test
    void keepsAMessageWhoseSenderHungUpMeanwhile() throws Exception {
        var lin = new Seekers("en", "US");
        try (Connection connection = database.getConnection();
                Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("select 1 from conversation where id = '%s' for update".formatted(lin.conversation));
            HttpRequest request = HttpRequest.newBuilder(
                            service.resolve("/v1/conversations/%s/messages".formatted(lin.conversation)))
                    .header("Authorization", "Bearer " + Tokens.of("seeker", "demo", lin.seeker.subject()))
                    .header("Content-Type", "application/json")
                    .timeout(Duration.ofSeconds(2))
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"text\":\"are you there\",\"clientMessageId\":\"m-1\"}"))
                    .build();
            assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()))
                    .isInstanceOf(HttpTimeoutException.class);
            connection.rollback();
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(lin.history())
                        .extracting(message -> message.get("text"))
                        .contains("are you there"));
        assertThat(lin.send("are you there", "m-1").statusCode()).isEqualTo(200);
    }

    @Test
    void takesTenConcurrentRepeatsAsOneMessage() {
        var lin = new Seekers("en", "US");
        List<Integer> statuses;
        try (var pool = Executors.newFixedThreadPool(10)) {
            statuses = IntStream.range(0, 10)
                    .mapToObj(time -> CompletableFuture.supplyAsync(
                            () -> lin.send("same", "m-1").statusCode(), pool))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
        assertThat(statuses).containsOnly(200, 201);
        assertThat(Collections.frequency(statuses, 201)).isEqualTo(1);
        // Of one key, so a second event of the same message would be before the next message's.
        UUID next = lin.say("next");
        await().atMost(PATIENCE).until(() -> postedBySeeker(lin).contains(next));
        assertThat(postedBySeeker(lin))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .last()
                .isEqualTo(next);
    }

    @Test
    void numbersConcurrentMessagesWithoutGapOrRepeat() {
        var lin = new Seekers("en", "US");
        Set<Integer> sequences = Collections.synchronizedSet(new HashSet<>());
        try (var pool = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 24)
                    .forEach(number -> pool.submit(() -> sequences.add(
                            lin.send("text " + number, "m-" + number).jsonPath().getInt("sequence"))));
        }
        List<Integer> all = lin.history().stream()
                .map(each -> (Integer) each.get("sequence"))
                .toList();
        assertThat(sequences).hasSize(24);
        assertThat(all).isEqualTo(IntStream.rangeClosed(1, all.size()).boxed().toList());
    }

    @Test
    void publishesNoWordOfTheSeeker() {
        var lin = new Seekers("en", "US");
        lin.say("canary-5a1d");
        await().atMost(PATIENCE)
                .until(() ->
                        KafkaEvents.of(lin.conversation, MessagePosted.class).size() >= 2);
        assertThat(KafkaEvents.of(lin.conversation, MessagePosted.class))
                .allSatisfy(each -> assertThat(each.text()).startsWith("1.").doesNotContain("canary"));
    }

    @Test
    void takesNoMessageOnceClosedButStillRepeatsAnEarlierAnswer() {
        var lin = new Seekers("en", "US");
        lin.send("hello", "m-1");
        Response closed = lin.as().post("/v1/conversations/{id}/close", lin.conversation);
        assertThat(closed.jsonPath().getString("status")).isEqualTo("closed");
        assertThat(lin.send("hello", "m-1").statusCode()).isEqualTo(200);
        assertThat(lin.send("more", "m-2").statusCode()).isEqualTo(409);
        assertThat(lin.as()
                        .post("/v1/conversations/{id}/close", lin.conversation)
                        .statusCode())
                .isEqualTo(200);
        await().atMost(PATIENCE)
                .until(() -> KafkaEvents.of(lin.conversation, ConversationClosed.class)
                                .size()
                        == 1);
    }

    @Test
    void listsOnlyOwnConversationsPageByPage() {
        var lin = new Seekers("en", "US");
        String newest = lin.open("en", "US").jsonPath().getString("id");
        Response first = lin.as().get("/v1/conversations?limit=1");
        assertThat(first.jsonPath().getList("items.id")).containsExactly(newest);
        Response second = lin.as()
                .get("/v1/conversations?limit=1&after=" + first.jsonPath().getString("next"));
        assertThat(second.jsonPath().getList("items.id")).containsExactly(lin.conversation.toString());
        assertThat(second.jsonPath().getString("next")).isNull();
    }

    @Test
    void showsNothingToAnotherSeekerOrClinic() {
        var lin = new Seekers("en", "US");
        String other = Tokens.of("seeker", "demo", "ana");
        String foreign = Tokens.of("seeker", "two", lin.seeker.subject());
        for (String token : List.of(other, foreign)) {
            for (String path : List.of("", "/messages", "/events")) {
                given().auth()
                        .oauth2(token)
                        .get("/v1/conversations/{id}" + path, lin.conversation)
                        .then()
                        .statusCode(404);
            }
            for (String path : List.of("/human", "/close")) {
                given().auth()
                        .oauth2(token)
                        .post("/v1/conversations/{id}" + path, lin.conversation)
                        .then()
                        .statusCode(404);
            }
            assertThat(given().auth()
                            .oauth2(token)
                            .contentType("application/json")
                            .body("{\"text\":\"x\",\"clientMessageId\":\"1\"}")
                            .post("/v1/conversations/{id}/messages", lin.conversation)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void servesAClinicsOwnSeekersAndOnlyTheNamedOne() {
        String clinic = Tokens.of("clinic", "demo", "service-account");
        String body = "{\"locale\":\"zh\",\"region\":\"CN\",\"consent\":{\"version\":\"1\"}}";
        var asClinic = given().auth().oauth2(clinic).contentType("application/json");
        Response opened = asClinic.header("X-Seeker", "s-1").body(body).post("/v1/conversations");
        assertThat(opened.statusCode()).isEqualTo(201);
        String id = opened.jsonPath().getString("id");
        given().auth()
                .oauth2(clinic)
                .header("X-Seeker", "s-2")
                .get("/v1/conversations/" + id)
                .then()
                .statusCode(404);
        given().auth().oauth2(clinic).get("/v1/conversations/" + id).then().statusCode(400);
        given().auth()
                .oauth2(clinic)
                .header("X-Seeker", "s 1")
                .get("/v1/conversations/" + id)
                .then()
                .statusCode(400);
        given().auth()
                .oauth2(Tokens.of("seeker", "demo", "lin"))
                .header("X-Seeker", "s-1")
                .get("/v1/conversations/" + id)
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"locale\":\"en\"}",
                "{\"locale\":\"en\",\"consent\":null}",
                "{\"locale\":\"en\",\"consent\":{}}",
                "{\"locale\":\"en\",\"consent\":{\"version\":1}}",
                "{\"locale\":\"en\",\"consent\":{\"version\":\"1\",\"memory\":\"yes\"}}",
                "{\"locale\":\"\",\"consent\":{\"version\":\"1\"}}",
                "{\"locale\":\"en\",\"region\":\"usa\",\"consent\":{\"version\":\"1\"}}",
                "{\"locale\":\"en\",\"mood\":3,\"consent\":{\"version\":\"1\"}}",
            })
    void opensNothingOnABadRequest(String body) {
        Response refused = new Seekers("en", "US").as().body(body).post("/v1/conversations");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.contentType()).startsWith("application/problem+json");
    }

    @Test
    void refusesABadMessage() {
        var lin = new Seekers("en", "US");
        for (String text : List.of("", " \t\n", "\u200b\u2060\ufeff", "a".repeat(4001))) {
            assertThat(lin.send(text, "m-1").statusCode()).isEqualTo(400);
        }
        assertThat(lin.send("a".repeat(4000), "m-1").statusCode()).isEqualTo(201);
        assertThat(lin.send("x", "").statusCode()).isEqualTo(400);
        assertThat(lin.send("x", "k".repeat(65)).statusCode()).isEqualTo(400);
        assertThat(lin.history())
                .extracting(each -> each.get("sequence").toString())
                .contains("1", "2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"messages?after=x", "messages?after=-1", "messages?limit=0", "events?after=x", "events?after=999"
            })
    void refusesANonsensePlaceToStart(String path) {
        var lin = new Seekers("en", "US");
        Response refused = lin.as().get("/v1/conversations/" + lin.conversation + "/" + path);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.contentType()).startsWith("application/problem+json");
    }

    @Test
    void refusesANonsenseLastEventId() {
        var lin = new Seekers("en", "US");
        lin.as()
                .header("Last-Event-ID", "abc")
                .get("/v1/conversations/{id}/events", lin.conversation)
                .then()
                .statusCode(400);
    }

    @Test
    void streamsWhatNoNotificationToldOf() throws Exception {
        var lin = new Seekers("en", "US");
        try (var stream = new EventLines(service, lin, "0")) {
            await().atMost(PATIENCE).until(() -> stream.ids().size() >= 1);
            execute("alter table stream_event disable trigger stream_event_inserted");
            lin.say("hello");
            await().atMost(PATIENCE).until(() -> stream.ids().size() >= 2);
            assertThat(stream.ids().subList(0, 2)).containsExactly("1", "2");
        } finally {
            execute("alter table stream_event enable trigger stream_event_inserted");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void streamsEveryEventOnceAndResumesWhereItWasLeft() throws Exception {
        var lin = new Seekers("en", "US");
        try (var stream = new EventLines(service, lin, "0")) {
            lin.say("one");
            lin.say("two");
            await().atMost(PATIENCE).until(() -> stream.ids().size() >= 3);
            assertThat(stream.ids().subList(0, 3)).containsExactly("1", "2", "3");
        }
        lin.say("three");
        KafkaEvents.publish(recommended(lin));
        try (var stream = new EventLines(service, lin, "3")) {
            await().atMost(PATIENCE).until(() -> stream.kinds().contains("resources"));
            assertThat(stream.ids().getFirst()).isEqualTo("4");
            assertThat(stream.ids()).doesNotHaveDuplicates();
            assertThat(stream.lines()).anyMatch(line -> line.startsWith("data:") && line.contains("Paced breathing"));
        }
    }

    private static List<UUID> postedBySeeker(Seekers lin) {
        return KafkaEvents.of(lin.conversation, MessagePosted.class).stream()
                .filter(each -> each.author().kind().equals("seeker"))
                .map(MessagePosted::messageId)
                .toList();
    }

    private static ResourcesRecommended recommended(Seekers lin) {
        return new ResourcesRecommended(
                "demo",
                lin.conversation,
                lin.seeker,
                UUID.randomUUID(),
                List.of(new ResourcesRecommended.Item(
                        UUID.randomUUID(), "breathing", "exercise", "Paced breathing", "Slow down", "en", "for sleep")),
                Instant.now());
    }

    /** A client of the stream that keeps every line. */
    private static final class EventLines implements AutoCloseable {
        private final HttpClient client = HttpClient.newHttpClient();
        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

        EventLines(URI service, Seekers seeker, String lastEventId) {
            HttpRequest request = HttpRequest.newBuilder(
                            service.resolve("/v1/conversations/" + seeker.conversation + "/events"))
                    .header("Authorization", "Bearer " + Tokens.of("seeker", "demo", seeker.seeker.subject()))
                    .header("Last-Event-ID", lastEventId)
                    .build();
            client.sendAsync(request, HttpResponse.BodyHandlers.fromLineSubscriber(new LineKeeper(lines)));
        }

        List<String> lines() {
            return List.copyOf(lines);
        }

        List<String> ids() {
            return values("id:");
        }

        List<String> kinds() {
            return values("event:");
        }

        private List<String> values(String field) {
            return lines().stream()
                    .filter(line -> line.startsWith(field))
                    .map(line -> line.substring(field.length()).strip())
                    .toList();
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }

    private record LineKeeper(List<String> lines) implements java.util.concurrent.Flow.Subscriber<String> {
        @Override
        public void onSubscribe(java.util.concurrent.Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            lines.add(line);
        }

        @Override
        public void onError(Throwable failure) {
            lines.add("failed: " + failure.getClass().getSimpleName());
        }

        @Override
        public void onComplete() {
            lines.add("complete");
        }
    }
}
