// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.tenancy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.platform.Ids;
import dev.lantern.platform.testing.OidcResource;
import dev.lantern.platform.testing.PostgresResource;
import dev.lantern.platform.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(OidcResource.class)
class IdempotencyTest {

    private final String key = Ids.next().toString();

    @Test
    void answersARepeatAsTheFirstTime() {
        Response first = post("lin", key, "a");
        Response second = post("lin", key, "a");
        assertThat(second.statusCode()).isEqualTo(first.statusCode());
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void refusesAnotherBodyUnderTheSameKey() {
        post("lin", key, "a");
        assertThat(post("lin", key, "b").statusCode()).isEqualTo(409);
    }

    @Test
    void keepsTheKeysOfCallersApart() {
        String first = post("lin", key, "a").path("id");
        String second = post("ana", key, "a").path("id");
        assertThat(second).isNotNull().isNotEqualTo(first);
    }

    @Test
    void refusesAMalformedKey() {
        assertThat(post("lin", "a b", "a").statusCode()).isEqualTo(400);
        assertThat(post("lin", "a".repeat(256), "a").statusCode()).isEqualTo(400);
    }

    @Test
    void createsOneWhenTenRepeatsArriveTogether() throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(10)) {
            List<Callable<String>> repeats =
                    Collections.nCopies(10, () -> post("lin", key, "a").path("id"));
            List<Future<String>> answers = clients.invokeAll(repeats);
            assertThat(answers.stream().map(Future::resultNow).distinct())
                    .hasSize(1)
                    .doesNotContainNull();
        }
    }

    private static Response post(String seeker, String key, String text) {
        return given().auth()
                .oauth2(Tokens.of("seeker", "demo", seeker))
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{\"text\": \"" + text + "\", \"pages\": 1}")
                .post("/v1/notes");
    }
}
