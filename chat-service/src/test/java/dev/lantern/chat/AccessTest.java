// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat;

import static io.restassured.RestAssured.given;

import dev.lantern.platform.testing.Access;
import dev.lantern.platform.testing.AccessMatrix;
import dev.lantern.platform.testing.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class AccessTest {

    private static final String OPEN = "{\"locale\":\"en\",\"region\":\"US\",\"consent\":{\"version\":\"1\"}}";
    private static final String SAY = "{\"text\":\"hello\",\"clientMessageId\":\"m-1\"}";

    @Test
    void letsSeekersIntoTheirOwnConversationsAndNobodyElse() {
        new AccessMatrix()
                .expect("POST /v1/conversations", seekers().body(OPEN))
                .expect("GET /v1/conversations", seekers())
                .expect("GET /v1/conversations/{id}", own())
                .expect("POST /v1/conversations/{id}/messages", own().body(SAY))
                .expect("GET /v1/conversations/{id}/messages", own())
                .expect("GET /v1/conversations/{id}/events", own())
                .expect("POST /v1/conversations/{id}/human", own())
                .expect("POST /v1/conversations/{id}/close", own())
                .verify();
    }

    private static Access own() {
        return seekers().owned(AccessTest::conversation);
    }

    private static Access seekers() {
        return Access.to("seeker", "clinic");
    }

    private static String conversation(Visitor visitor) {
        return given().headers(visitor.headers())
                .contentType("application/json")
                .body(OPEN)
                .post("/v1/conversations")
                .jsonPath()
                .getString("id");
    }
}
