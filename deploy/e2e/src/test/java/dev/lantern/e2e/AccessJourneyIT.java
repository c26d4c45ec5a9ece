// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import static dev.lantern.e2e.Refusals.ECHO;
import static dev.lantern.e2e.Refusals.assertProblem;
import static dev.lantern.e2e.Refusals.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lantern.e2e.client.Api;
import dev.lantern.e2e.client.Case;
import dev.lantern.e2e.client.Conversation;
import dev.lantern.e2e.client.DeskClient;
import dev.lantern.e2e.client.SeekerClient;
import dev.lantern.e2e.suite.RunningSuite;
import dev.lantern.local.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whoever has no business here is told so, and told nothing else. */
@OnSuite
@Order(4)
class AccessJourneyIT {
    private static final String SOMEBODY = "01890a5d-ac96-774b-bcce-b302099a8057";

    private final RunningSuite suite;
    private final SeekerClient seeker;
    private final DeskClient chen;
    private final ReadyWatch ready;

    AccessJourneyIT(RunningSuite suite) {
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
    Stream<DynamicTest> tokens() throws Exception {
        String real = suite.tokens().user("supervisor-wang").get();
        var tokens = new LinkedHashMap<String, String>();
        tokens.put("an expired token", expired());
        tokens.put("an unsigned token", ForeignTokens.unsigned(suite.issuer()));
        tokens.put("a token signed by somebody else", ForeignTokens.selfSigned(suite.issuer()));
        tokens.put("a token of another issuer", ForeignTokens.selfSigned("https://elsewhere.example/realms/lantern"));
        tokens.put("a tampered token", ForeignTokens.tampered(real));
        tokens.put("no token at all", ECHO);
        return tokens.entrySet().stream()
                .flatMap(token -> paths().entrySet().stream()
                        .map(path -> dynamicTest(
                                token.getKey() + " at " + path.getKey().label(),
                                () -> assertProblem(
                                        suite.api(path.getKey())
                                                .bearer(token::getValue)
                                                .get(path.getValue()),
                                        401))));
    }

    @TestFactory
    Stream<DynamicTest> callersOfTheWrongKind() {
        Conversation own = seeker.open("en", "US");
        String id = "/v1/conversations/" + own.id();
        Api backend = suite.api(Part.CHAT).bearer(suite.tokens().clinic(RunningSuite.CLINIC));
        Api otherBackend = suite.api(Part.CHAT).bearer(suite.tokens().clinic("clinic-two"));
        return Stream.of(
                query("no token", suite.api(Part.CHAT), id, 401),
                query("a backend that names no seeker", backend, id, 400),
                query("a backend with a malformed seeker", backend.with("X-Seeker", "a b"), id, 400),
                query("a backend with a seeker of 129", backend.with("X-Seeker", "a".repeat(129)), id, 400),
                query(
                        "a seeker who names a seeker",
                        suite.as("seeker-lin", Part.CHAT).with("X-Seeker", "s"),
                        id,
                        403),
                query("another seeker", suite.as("seeker-lin", Part.CHAT), id, 404),
                query("another clinic's backend", otherBackend.with("X-Seeker", "s-1"), id, 404),
                query("a counselor at the seekers' door", suite.as("counselor-chen", Part.CHAT), id, 403),
                query("a seeker at the desk", suite.as("seeker-lin", Part.ESCALATION), "/v1/escalations", 403),
                query("an operator at the desk", suite.as("operator-li", Part.ESCALATION), "/v1/escalations", 403));
    }

    @Test
    void anotherClinicFindsNoneOfOurCases() {
        Case claimed = claimedCase();
        Api other = suite.as("counselor-two", Part.ESCALATION);
        String path = "/v1/escalations/" + claimed.id();

        assertProblem(other.get(path), 404);
        for (String verb : List.of("claim", "release")) {
            assertProblem(other.post(path + "/" + verb), 404);
        }
        assertProblem(other.post(path + "/resolve", Map.of("outcome", "SAFE")), 404);
        assertProblem(other.post(path + "/messages", Map.of("text", ECHO, "clientMessageId", "1")), 404);
        assertProblem(other.post(path + "/notes", Map.of("text", ECHO)), 404);
        assertThat(other.get("/v1/escalations?conversation=" + claimed.conversationId())
                        .expect(200)
                        .items(Case.class))
                .isEmpty();
        assertThat(chen.find(claimed.id()).status()).isEqualTo("claimed");
    }

    /** A token that was good for a second. */
    private String expired() {
        suite.realm().addClient("short-lived", 1);
        String token = suite.tokens().fresh("short-lived", "supervisor-wang");
        Await.untilAsserted(() -> assertThat(suite.api(Part.ESCALATION)
                        .bearer(() -> token)
                        .get("/v1/escalations")
                        .status())
                .isEqualTo(401));
        return token;
    }

    private static Map<Part, String> paths() {
        return Map.of(
                Part.CHAT, "/v1/conversations",
                Part.TRIAGE, "/v1/conversations/" + SOMEBODY + "/urgency",
                Part.RESOURCE, "/v1/resources",
                Part.ESCALATION, "/v1/escalations");
    }

    private Case claimedCase() {
        Conversation conversation = seeker.open("en", "US");
        seeker.say(conversation, Texts.CRISIS_EN);
        Await.untilAsserted(() -> assertThat(chen.casesOf(conversation.id())).hasSize(1));
        return chen.claim(chen.casesOf(conversation.id()).getFirst().id());
    }
}
