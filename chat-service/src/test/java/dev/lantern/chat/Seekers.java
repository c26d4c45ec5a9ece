// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lantern.contracts.CaseChanged;
import dev.lantern.contracts.CounselorReplied;
import dev.lantern.contracts.MessageAssessed;
import dev.lantern.contracts.ModelVersion;
import dev.lantern.contracts.Seeker;
import dev.lantern.contracts.Signal;
import dev.lantern.contracts.SignalKinds;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.testing.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A seeker of the clinic demo in a conversation, and what other services would say of it. */
public final class Seekers {

    public static final Duration PATIENCE = Duration.ofSeconds(30);

    public final Seeker seeker = new Seeker(Seeker.OIDC, "lin-" + UUID.randomUUID());
    public final UUID conversation;

    public Seekers(String locale, String region) {
        conversation = UUID.fromString(open(locale, region).jsonPath().getString("id"));
    }

    public RequestSpecification as() {
        return given().auth()
                .oauth2(Tokens.of("seeker", "demo", seeker.subject()))
                .contentType("application/json");
    }

    public Response open(String locale, String region) {
        Map<String, Object> body = new java.util.HashMap<>(Map.of("locale", locale, "consent", Map.of("version", "1")));
        if (region != null) {
            body.put("region", region);
        }
        return as().body(body).post("/v1/conversations");
    }

    public Response openWithKey(String idempotencyKey, String region) {
        return as().header("Idempotency-Key", idempotencyKey)
                .body(Map.of("locale", "en", "region", region, "consent", Map.of("version", "1")))
                .post("/v1/conversations");
    }

    public Response send(String text, String clientMessageId) {
        return as().body(Map.of("text", text, "clientMessageId", clientMessageId))
                .post("/v1/conversations/{id}/messages", conversation);
    }

    /** Sends and returns the id of the message. */
    public UUID say(String text) {
        Response answer = send(text, UUID.randomUUID().toString());
        assertThat(answer.statusCode()).isEqualTo(201);
        return UUID.fromString(answer.jsonPath().getString("id"));
    }

    public List<Map<String, Object>> history() {
        return as().get("/v1/conversations/{id}/messages?limit=200", conversation)
                .jsonPath()
                .getList("items");
    }

    public List<Map<String, Object>> answersTo(UUID message) {
        return history().stream()
                .filter(each -> message.toString().equals(each.get("inReplyTo")))
                .toList();
    }

    public Map<String, Object> awaitAnswer(UUID message) {
        await().atMost(PATIENCE).until(() -> !answersTo(message).isEmpty());
        assertThat(answersTo(message)).hasSize(1);
        return answersTo(message).getFirst();
    }

    public String handler() {
        return as().get("/v1/conversations/{id}", conversation).jsonPath().getString("handler");
    }

    public void awaitHandler(String handler) {
        await().atMost(PATIENCE).until(() -> handler.equals(handler()));
    }

    public MessageAssessed assessed(UUID message, long sequence, Urgency urgency) {
        return assessed(message, sequence, urgency, urgency);
    }

    public MessageAssessed assessed(UUID message, long sequence, Urgency urgency, Urgency conversationUrgency) {
        return assessed(message, sequence, urgency, conversationUrgency, "self");
    }

    public MessageAssessed assessed(UUID message, long sequence, Urgency urgency, String subject) {
        return assessed(message, sequence, urgency, urgency, subject);
    }

    private MessageAssessed assessed(
            UUID message, long sequence, Urgency urgency, Urgency conversationUrgency, String subject) {
        return new MessageAssessed(
                "demo",
                conversation,
                seeker,
                UUID.randomUUID(),
                message,
                sequence,
                "en",
                null,
                urgency,
                conversationUrgency,
                0.5,
                subject,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new ModelVersion("test", "1"),
                false,
                Instant.now(),
                null);
    }

    /** What triage says of a questionnaire that this seeker has answered. */
    public MessageAssessed answered(Urgency urgency) {
        return answered("demo", seeker, urgency);
    }

    /** What triage says of a questionnaire that some seeker of some clinic has answered. */
    public static MessageAssessed answered(String clinic, Seeker seeker, Urgency urgency) {
        return new MessageAssessed(
                clinic,
                null,
                seeker,
                UUID.randomUUID(),
                null,
                0,
                "zh",
                "CN",
                urgency,
                urgency,
                0.5,
                "self",
                List.of(new Signal(SignalKinds.SUICIDAL_IDEATION, 1)),
                List.of(),
                List.of(),
                List.of(),
                new ModelVersion("phq-9", "1"),
                false,
                Instant.now(),
                "phq-9");
    }

    public CaseChanged caseChanged(long version, String change, String status, String holder) {
        return caseChanged(version, change, status, holder, change.equals(CaseChanged.RESOLVED) ? 100L : null);
    }

    /** The news of a resolve that settles the messages through this one. */
    public CaseChanged resolved(long version, long through) {
        return caseChanged(version, CaseChanged.RESOLVED, "resolved", null, through);
    }

    private CaseChanged caseChanged(long version, String change, String status, String holder, Long resolvedThrough) {
        return new CaseChanged(
                "demo",
                conversation,
                seeker,
                new UUID(7, 7),
                version,
                change,
                status,
                Urgency.HIGH,
                holder,
                resolvedThrough,
                null,
                Instant.now());
    }

    public CounselorReplied reply(long version, UUID messageId, String sealedText) {
        return new CounselorReplied(
                "demo",
                conversation,
                seeker,
                new UUID(7, 7),
                version,
                "chen",
                Urgency.HIGH,
                messageId,
                sealedText,
                Instant.now());
    }
}
