// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation;

import static dev.lantern.escalation.EscalationTesting.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.contracts.Urgency;
import dev.lantern.escalation.cases.CaseIntake;
import dev.lantern.platform.testing.Access;
import dev.lantern.platform.testing.AccessMatrix;
import dev.lantern.platform.testing.Tokens;
import dev.lantern.platform.testing.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessTest {

    @Inject
    CaseIntake intake;

    @Test
    void opensTheDeskToCounselorsAndTheirStatusToTheClinicsBackend() {
        new AccessMatrix()
                .expect("GET /v1/escalations", Access.to("counselor", "supervisor", "clinic"))
                .expect("GET /v1/escalations/events", desk())
                .expect("GET /v1/escalations/{id}", desk().owned(this::open))
                .expect("POST /v1/escalations/{id}/claim", desk().owned(this::open))
                .expect("POST /v1/escalations/{id}/release", desk().owned(this::open))
                .expect(
                        "POST /v1/escalations/{id}/resolve",
                        desk().owned(this::open).body("{\"outcome\": \"SAFE\"}"))
                .expect(
                        "POST /v1/escalations/{id}/notes",
                        desk().owned(this::open).body("{\"text\": \"a\"}"))
                .expect(
                        "POST /v1/escalations/{id}/messages",
                        desk().owned(this::open).body("{\"text\": \"a\", \"clientMessageId\": \"a\"}"))
                .expect("GET /v1/desk/status", desk())
                .verify();
    }

    @Test
    void refusesEveryBrokenToken() {
        Tokens.broken()
                .forEach((what, token) -> assertThat(given().auth()
                                .oauth2(token)
                                .get("/v1/escalations")
                                .statusCode())
                        .as("a token that is %s", what)
                        .isEqualTo(401));
    }

    private String open(Visitor owner) {
        var talk = new EscalationTesting(owner.clinic());
        await(() -> intake.assessed(talk.assessed(1, Urgency.HIGH)));
        return given().auth()
                .oauth2(Tokens.of("supervisor", owner.clinic(), "matrix"))
                .get("/v1/escalations?conversation=" + talk.conversation)
                .jsonPath()
                .getString("items[0].id");
    }

    private static Access desk() {
        return Access.to("counselor", "supervisor");
    }
}
