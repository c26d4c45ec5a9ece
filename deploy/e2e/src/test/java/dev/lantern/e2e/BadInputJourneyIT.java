// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import static dev.lantern.e2e.Refusals.ECHO;
import static dev.lantern.e2e.Refusals.assertProblem;
import static dev.lantern.e2e.Refusals.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lantern.e2e.client.Answer;
import dev.lantern.e2e.client.Api;
import dev.lantern.e2e.client.Case;
import dev.lantern.e2e.client.Conversation;
import dev.lantern.e2e.client.DeskClient;
import dev.lantern.e2e.client.Message;
import dev.lantern.e2e.client.SeekerClient;
import dev.lantern.e2e.client.UnexpectedAnswer;
import dev.lantern.e2e.suite.RunningSuite;
import dev.lantern.local.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Bad input gets a clear answer that quotes nothing, and no service minds. */
@OnSuite
@Order(4)
class BadInputJourneyIT {
    private static final String SOMEBODY = "01890a5d-ac96-774b-bcce-b302099a8057";

    private final RunningSuite suite;
    private final SeekerClient seeker;
    private final DeskClient chen;
    private final ReadyWatch ready;

    BadInputJourneyIT(RunningSuite suite) {
        this.suite = suite;
        this.seeker = suite.newSeeker();
        this.chen = suite.counselor("counselor-chen");
        this.ready = new ReadyWatch(suite);
    }

    @AfterEach
    void everyServiceStaysReadyThroughAllOfIt() {
        ready.assertAllStayedReady();
    }

    @TestFactory
    Stream<DynamicTest> bodiesOfAMessage() {
        String path = messages(seeker.open("en", "US"));
        return refusals(seeker.api(), path, bodies("\"clientMessageId\": \"k\""));
    }

    @TestFactory
    Stream<DynamicTest> bodiesOfAnAssessment() {
        return refusals(suite.as("counselor-chen", Part.TRIAGE), "/v1/assessments", bodies("\"locale\": \"en\""));
    }

    @TestFactory
    Stream<DynamicTest> bodiesOfAReply() {
        Case claimed = claimedCase();
        return refusals(
                chen.api(), "/v1/escalations/" + claimed.id() + "/messages", bodies("\"clientMessageId\": \"k\""));
    }

    @TestFactory
    Stream<DynamicTest> bodiesOfAConversation() {
        var bodies = new LinkedHashMap<String, Refusal>();
        bodies.put("no consent", of(400, "{\"locale\": \"en\", \"region\": \"US\"}"));
        bodies.put("no version of the consent", of(400, "{\"locale\": \"en\", \"consent\": {}}"));
        bodies.put("consent of another type", of(400, "{\"locale\": \"en\", \"consent\": \"" + ECHO + "\"}"));
        bodies.put("no locale", of(400, "{\"consent\": {\"version\": \"1\"}}"));
        bodies.put("locale of another type", of(400, "{\"locale\": 7, \"consent\": {\"version\": \"1\"}}"));
        bodies.put("an empty body", of(400, ""));
        bodies.put("null", of(400, "null"));
        return refusals(seeker.api(), "/v1/conversations", bodies);
    }

    @TestFactory
    Stream<DynamicTest> idsAndCursors() {
        String conversation = "/v1/conversations/" + seeker.open("en", "US").id();
        Api chat = seeker.api();
        Api escalation = chen.api();
        Api resource = suite.as("seeker-lin", Part.RESOURCE);
        Api triage = suite.as("counselor-chen", Part.TRIAGE);
        return Stream.of(
                query("an unknown conversation", chat, "/v1/conversations/" + SOMEBODY, 404),
                query("an unparsable conversation", chat, "/v1/conversations/" + ECHO, 400, 404),
                query("messages of an unknown conversation", chat, "/v1/conversations/" + SOMEBODY + "/messages", 404),
                query("a nonsense sequence", chat, conversation + "/messages?after=" + ECHO, 400),
                query("a negative sequence", chat, conversation + "/messages?after=-1", 400),
                query("limit 0", chat, conversation + "/messages?limit=0", 400),
                query("a nonsense limit", chat, conversation + "/messages?limit=" + ECHO, 400),
                query("a nonsense cursor of conversations", chat, "/v1/conversations?after=" + ECHO, 400),
                query("an unknown case", escalation, "/v1/escalations/" + SOMEBODY, 404),
                query("an unparsable case", escalation, "/v1/escalations/" + ECHO, 400, 404),
                query("a nonsense status", escalation, "/v1/escalations?status=" + ECHO, 400),
                query("a nonsense urgency", escalation, "/v1/escalations?urgency=" + ECHO, 400),
                query("a nonsense conversation", escalation, "/v1/escalations?conversation=" + ECHO, 400),
                query("a nonsense cursor of cases", escalation, "/v1/escalations?after=" + ECHO, 400),
                query("a nonsense limit of cases", escalation, "/v1/escalations?limit=" + ECHO, 400),
                query("a nonsense limit of resources", resource, "/v1/resources?limit=" + ECHO, 400),
                query("an unparsable resource", resource, "/v1/resources/" + ECHO, 400, 404),
                query("assessments of nothing", triage, "/v1/conversations/" + ECHO + "/assessments", 400, 404),
                query("a path that is none", chat, "/v1/" + ECHO, 404));
    }

    @TestFactory
    Stream<DynamicTest> targetsThatAreNoUris() {
        String token = suite.tokens().user("counselor-chen").get();
        List<String> targets = List.of(
                "/v1/" + ECHO + "/%zz",
                "/v1/" + ECHO + "%",
                "/v1/" + ECHO + "?after=%",
                "/v1/" + ECHO + "?after=%ff",
                "/v1/{" + ECHO + "}",
                "/%zz" + ECHO);
        return RunningSuite.services().stream()
                .flatMap(service -> targets.stream()
                        .map(target -> dynamicTest(
                                target + " at " + service.label(),
                                () -> assertProblem(RawHttp.get(suite.url(service), target, token), 400))));
    }

    @TestFactory
    Stream<DynamicTest> resumptions() {
        Conversation conversation = seeker.open("en", "US");
        return Stream.of(ECHO, "-1", "999999999999", "1.5")
                .flatMap(id -> Stream.of(
                        dynamicTest(
                                "conversation after “" + id + "”",
                                () -> assertProblem(rejected(() -> seeker.events(conversation.id(), id)), 400)),
                        dynamicTest(
                                "desk after “" + id + "”", () -> assertProblem(rejected(() -> chen.events(id)), 400))));
    }

    @Test
    void aKeyThatWasUsedForAnotherTextIsAConflict() {
        Conversation conversation = seeker.open("en", "US");
        Message first =
                seeker.say(conversation.id(), "The one text", "same-key").as(Message.class);

        assertProblem(
                seeker.api().post(messages(conversation), Map.of("text", ECHO, "clientMessageId", "same-key")), 409);
        Answer repeated = seeker.say(conversation.id(), "The one text", "same-key");
        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.as(Message.class)).isEqualTo(first);
    }

    @Test
    void tenConcurrentRepeatsAreOneMessage() {
        Conversation conversation = seeker.open("en", "US");
        Callable<Answer> repeat = () -> seeker.say(conversation.id(), "The same at once", "once");
        var repeats = new ArrayList<Future<Answer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 10; n++) {
                repeats.add(threads.submit(repeat));
            }
        }
        List<Answer> answers = repeats.stream().map(Future::resultNow).toList();

        assertThat(answers).extracting(Answer::status).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(answers)
                .extracting(answer -> answer.as(Message.class))
                .containsOnly(answers.getFirst().as(Message.class));
        assertThat(seeker.history(conversation.id()))
                .filteredOn(message -> message.by("seeker"))
                .hasSize(1);
    }

    @Test
    void anUnknownLocaleBecomesEnglishAndTheAnswerSaysSo() {
        assertThat(seeker.open("xx-YY", "US").locale()).isEqualTo("en");
    }

    @Test
    void aClosedConversationTakesNoMessage() {
        Conversation conversation = seeker.open("en", "US");
        seeker.close(conversation.id());

        assertProblem(seeker.api().post(messages(conversation), Map.of("text", ECHO, "clientMessageId", "1")), 409);
    }

    @Test
    void methodsAndMediaTypesThatAreNotThereAreProblemsToo() {
        Conversation conversation = seeker.open("en", "US");

        assertProblem(seeker.api().send("DELETE", messages(conversation), null), 405);
        assertProblem(seeker.api().postRaw(messages(conversation), bytes(ECHO), "text/plain"), 415);
        assertProblem(chen.api().send("DELETE", "/v1/escalations", null), 405);
    }

    private static Map<String, Refusal> bodies(String otherField) {
        Function<String, String> withText = text -> "{\"text\": " + text + ", " + otherField + "}";
        var bodies = new LinkedHashMap<String, Refusal>();
        bodies.put("malformed JSON", of(400, "{\"text\": \"" + ECHO));
        bodies.put("no JSON", of(400, ECHO));
        bodies.put("an empty body", of(400, ""));
        bodies.put("null", of(400, "null"));
        bodies.put("a list", of(400, "[\"" + ECHO + "\"]"));
        bodies.put("two documents", of(400, withText.apply("\"a\"") + withText.apply("\"" + ECHO + "\"")));
        bodies.put("no text", of(400, "{" + otherField + "}"));
        bodies.put("text null", of(400, withText.apply("null")));
        bodies.put("text a number", of(400, withText.apply("42")));
        bodies.put("text a boolean", of(400, withText.apply("true")));
        bodies.put("text a list", of(400, withText.apply("[\"" + ECHO + "\"]")));
        bodies.put("an unknown field", of(400, withText.apply("\"a\", \"" + ECHO + "\": 1")));
        bodies.put("empty text", of(400, withText.apply("\"\"")));
        bodies.put("blank text", of(400, withText.apply("\" \\n\\t\\u3000\"")));
        bodies.put("text of format characters", of(400, withText.apply("\"\\u200b\\ufeff\\u200d\"")));
        bodies.put("4,001 characters", of(400, withText.apply("\"" + ECHO + "x".repeat(4001 - ECHO.length()) + "\"")));
        bodies.put("2,001 pairs of code units", of(400, withText.apply("\"" + "😀".repeat(2001) + "\"")));
        bodies.put("a lone high surrogate", of(400, withText.apply("\"" + ECHO + "\\ud83d\"")));
        bodies.put("a lone low surrogate", of(400, withText.apply("\"" + ECHO + "\\ude00\"")));
        bodies.put("NUL", of(400, withText.apply("\"" + ECHO + "\\u0000\"")));
        bodies.put("invalid UTF-8", new Refusal(400, invalidUtf8(withText)));
        bodies.put("deep nesting", of(400, withText.apply("[".repeat(20_000) + "]".repeat(20_000))));
        bodies.put("10 MB", of(413, withText.apply("\"" + ECHO + "x".repeat(10_000_000) + "\"")));
        return bodies;
    }

    private static byte[] invalidUtf8(Function<String, String> withText) {
        byte[] body = bytes(withText.apply("\"" + ECHO + "~\""));
        for (int at = 0; at < body.length; at++) {
            if (body[at] == '~') {
                body[at] = (byte) 0xC3; // the first of two bytes, without the second
            }
        }
        return body;
    }

    private static Stream<DynamicTest> refusals(Api api, String path, Map<String, Refusal> bodies) {
        return bodies.entrySet().stream()
                .map(each -> dynamicTest(each.getKey(), () -> {
                    Answer answer = api.postRaw(path, each.getValue().body(), "application/json");
                    assertProblem(answer, each.getValue().status());
                }));
    }

    private static Answer rejected(Callable<? extends AutoCloseable> stream) throws Exception {
        try (AutoCloseable opened = stream.call()) {
            throw new AssertionError("the stream was opened: " + opened);
        } catch (UnexpectedAnswer e) {
            return e.answer();
        }
    }

    private Case claimedCase() {
        Conversation conversation = seeker.open("en", "US");
        seeker.say(conversation, Texts.CRISIS_EN);
        Await.untilAsserted(() -> assertThat(chen.casesOf(conversation.id())).hasSize(1));
        return chen.claim(chen.casesOf(conversation.id()).getFirst().id());
    }

    private static String messages(Conversation conversation) {
        return "/v1/conversations/" + conversation.id() + "/messages";
    }

    private static Refusal of(int status, String body) {
        return new Refusal(status, bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Refusal(int status, byte[] body) {}
}
