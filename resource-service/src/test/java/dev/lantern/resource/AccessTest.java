// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.platform.testing.Access;
import dev.lantern.platform.testing.AccessMatrix;
import dev.lantern.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class AccessTest {

    private static final Access EVERYBODY =
            Access.to("seeker", "clinic", "counselor", "supervisor", "editor", "operator");

    @Test
    void showsTheCatalogueToEveryRoleAndRecommendationsToSeekersOnly() {
        new AccessMatrix()
                .expect("GET /v1/resources", EVERYBODY)
                .expect("GET /v1/resources/{id}", EVERYBODY)
                .expect("GET /v1/hotlines", EVERYBODY)
                .expect("GET /v1/recommendations", Access.to("seeker", "clinic"))
                .verify();
    }

    @Test
    void refusesEveryBrokenToken() {
        Tokens.broken()
                .forEach((what, token) -> assertThat(given().auth()
                                .oauth2(token)
                                .get("/v1/resources")
                                .statusCode())
                        .as("a token that is %s", what)
                        .isEqualTo(401));
    }
}
