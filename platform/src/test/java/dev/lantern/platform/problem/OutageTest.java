// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lantern.platform.testing.OidcResource;
import dev.lantern.platform.testing.PostgresResource;
import dev.lantern.platform.testing.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Ordered: the provider is away when the service starts, comes, and goes. */
@QuarkusTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(value = OidcResource.class, initArgs = @ResourceArg(name = "away", value = "true"))
class OutageTest {

    @Test
    @Order(1)
    void answers503WhileKeysWereNeverFetched() {
        assertUnavailable(list());
        assertThat(given().get("/v1/notes").statusCode()).isIn(401, 503);
    }

    @Test
    @Order(2)
    void recoversWhenTheProviderComes() {
        OidcResource.startServer();
        await().atMost(20, SECONDS).until(() -> list().statusCode() == 200);
    }

    @Test
    @Order(3)
    void worksOnWithKnownKeysWhenTheProviderGoes() {
        OidcResource.stopServer();
        assertThat(list().statusCode()).isEqualTo(200);
        Tokens.broken()
                .forEach((what, token) ->
                        assertThat(list(token).statusCode()).as(what).isEqualTo(401));
    }

    @Test
    @Order(4)
    void answers503WhileTheDatabaseIsAway() {
        PostgresResource.stopServer();
        try {
            assertUnavailable(list());
            assertUnavailable(list());
        } finally {
            PostgresResource.startServer();
        }
        await().atMost(20, SECONDS).until(() -> list().statusCode() == 200);
    }

    private static void assertUnavailable(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(503);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.header("Retry-After")).isNotBlank();
    }

    private static Response list() {
        return list(Tokens.of("seeker", "demo", "lin"));
    }

    private static Response list(String token) {
        return given().header("Authorization", "Bearer " + token).get("/v1/notes");
    }
}
