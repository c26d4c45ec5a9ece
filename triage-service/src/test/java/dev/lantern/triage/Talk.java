// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage;

import static io.restassured.RestAssured.given;

import dev.lantern.contracts.Author;
import dev.lantern.contracts.CaseChanged;
import dev.lantern.contracts.MessagePosted;
import dev.lantern.contracts.MessageScreened;
import dev.lantern.contracts.Seeker;
import dev.lantern.contracts.Signal;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.privacy.SealContext;
import dev.lantern.platform.privacy.SealedText;
import dev.lantern.platform.testing.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A conversation as chat and escalation tell triage of it. */
public final class Talk {

    public static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CLINIC = "demo";

    public final UUID conversation = UUID.randomUUID();
    private final Seeker seeker = new Seeker(Seeker.OIDC, "lin");
    private final SealedText sealed;

    public Talk(SealedText sealed) {
        this.sealed = sealed;
    }

    public MessagePosted posted(long sequence, String author, String text) {
        return posted(sequence, author, text, Instant.now());
    }

    public MessagePosted posted(long sequence, String author, String text, Instant sentAt) {
        UUID id = UUID.randomUUID();
        return new MessagePosted(
                CLINIC,
                conversation,
                seeker,
                id,
                sequence,
                Author.of(author),
                sealed.seal(new SealContext(CLINIC, seeker, id), text).await().indefinitely(),
                "zh",
                "CN",
                sentAt,
                null,
                null,
                null);
    }

    public MessageScreened screened(long sequence, Urgency urgency) {
        return screened(sequence, urgency, MessageScreened.TRIAGE_SILENT);
    }

    public MessageScreened screened(long sequence, Urgency urgency, String cause, Signal... signals) {
        return new MessageScreened(
                CLINIC,
                conversation,
                seeker,
                UUID.randomUUID(),
                sequence,
                "zh",
                "CN",
                urgency,
                List.of(signals),
                cause,
                Instant.now());
    }

    public CaseChanged resolved(long through) {
        return new CaseChanged(
                CLINIC,
                conversation,
                seeker,
                UUID.randomUUID(),
                9,
                CaseChanged.RESOLVED,
                "resolved",
                Urgency.HIGH,
                null,
                through,
                "SAFE",
                Instant.now());
    }

    public static RequestSpecification as(String role, String clinic) {
        return given().auth()
                .oauth2(Tokens.of(role, clinic, role + "-" + clinic))
                .contentType("application/json");
    }

    public Response urgency() {
        return as("counselor", CLINIC).get("/v1/conversations/{id}/urgency", conversation);
    }

    /** The present level, empty while the conversation is unknown. */
    public String level() {
        Response answer = urgency();
        return answer.statusCode() == 200 ? answer.path("urgency") : "";
    }

    public Response assessments() {
        return as("clinic", CLINIC).get("/v1/conversations/{id}/assessments", conversation);
    }
}
