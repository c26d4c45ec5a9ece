// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage;

import static org.awaitility.Awaitility.await;

import dev.lantern.contracts.Author;
import dev.lantern.platform.privacy.SealedText;
import dev.lantern.platform.testing.Access;
import dev.lantern.platform.testing.AccessMatrix;
import dev.lantern.platform.testing.KafkaEvents;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class AccessTest {

    @Inject
    SealedText sealed;

    @Test
    void showsAssessmentsToTheClinicAndItsCounselorsAndResponsesToTheirSeekersOnly() {
        new AccessMatrix()
                .expect("POST /v1/assessments", clinic().body("{\"text\": \"hello\"}"))
                .expect("GET /v1/conversations/{id}/assessments", clinic().owned(visitor -> assessedConversation()))
                .expect("GET /v1/conversations/{id}/urgency", clinic().owned(visitor -> assessedConversation()))
                .expect(
                        "PUT /v1/assessments/{id}/review",
                        Access.to("counselor", "supervisor")
                                .body("{\"urgency\": \"LOW\"}")
                                .owned(visitor -> assessment()))
                .expect("GET /v1/quality", Access.to("supervisor"))
                .expect("GET /v1/thresholds", Access.to("supervisor", "operator"))
                .expect("PUT /v1/thresholds/{language}", Access.to("supervisor"))
                .expect("GET /v1/thresholds/changes", Access.to("supervisor"))
                .expect("GET /v1/instruments", readers())
                .expect("GET /v1/instruments/{id}", readers())
                .expect("GET /v1/instruments/{id}/responses", Access.to("seeker", "clinic"))
                .expect(
                        "POST /v1/instruments/{id}/responses",
                        Access.to("seeker", "clinic").body("{\"answers\": {}}"))
                .expect("POST /v1/instruments/results", Access.to("clinic"))
                .verify();
    }

    private static Access readers() {
        return Access.to("seeker", "clinic", "counselor", "supervisor");
    }

    private static Access clinic() {
        return Access.to("clinic", "counselor", "supervisor");
    }

    private String assessedConversation() {
        return assessed().conversation.toString();
    }

    private String assessment() {
        return assessed().assessments().path("items[0].id");
    }

    private Talk assessed() {
        var talk = new Talk(sealed);
        KafkaEvents.publish(talk.posted(2, Author.SEEKER, "hello"));
        await().atMost(Talk.PATIENCE).until(() -> talk.assessments().statusCode() == 200);
        return talk;
    }
}
