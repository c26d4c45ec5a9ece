// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.tenancy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.platform.testing.OidcResource;
import dev.lantern.platform.testing.PostgresResource;
import dev.lantern.platform.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(OidcResource.class)
class CallerTest {

    @Test
    void answersBrokenTokensWith401() {
        Tokens.broken().forEach((what, token) -> assertRefused(with(token).get("/v1/notes"), 401, what));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic bGluOmxpbg==", "Bearer a b", "nonsense"})
    void answersBrokenAuthorizationWith401(String authorization) {
        assertRefused(given().header("Authorization", authorization).get("/v1/notes"), 401, authorization);
    }

    @Test
    void answersCallersWithoutATokenWith401() {
        assertRefused(given().get("/v1/notes"), 401, "none");
        // Before the body is looked at.
        assertRefused(given().contentType("application/json").body("{").post("/v1/notes"), 401, "none");
    }

    @Test
    void answersTheWrongRoleWith403() {
        assertRefused(as("counselor").get("/v1/notes"), 403, "counselor");
        assertRefused(as("offline_access").get("/v1/notes"), 403, "no role of ours");
    }

    @Test
    void answersTokensWithoutAClinicWith403() {
        assertRefused(with(Tokens.of("seeker", null, "lin")).get("/v1/notes"), 403, "absent");
        assertRefused(with(Tokens.of("seeker", " ", "lin")).get("/v1/notes"), 403, "blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "林", "a%00", "a\tb"})
    void answersAMalformedSeekerNameWith400(String name) {
        assertRefused(as("clinic").header("X-Seeker", name).get("/v1/notes"), 400, name);
    }

    @Test
    void answersASeekerNameOver128CharactersWith400() {
        Response longest = as("clinic").header("X-Seeker", "a".repeat(128)).get("/v1/notes");
        assertThat(longest.statusCode()).isEqualTo(200);
        assertRefused(as("clinic").header("X-Seeker", "a".repeat(129)).get("/v1/notes"), 400, "129");
    }

    @Test
    void asksTheClinicForASeeker() {
        Response answer = as("clinic").get("/v1/notes");
        assertRefused(answer, 400, "none");
        assertThat(answer.jsonPath().getList("errors.field")).containsExactly("X-Seeker");
    }

    @ParameterizedTest
    @ValueSource(strings = {"seeker", "counselor"})
    void answersASeekerNamedByAnyoneElseWith403(String role) {
        String path = role.equals("seeker") ? "/v1/notes" : "/v1/notes/count?days=1";
        assertThat(as(role).get(path).statusCode()).isEqualTo(200);
        assertRefused(as(role).header("X-Seeker", "ana").get(path), 403, role);
    }

    @Test
    void keepsTheSeekersOfSourcesApart() {
        String id = as("seeker")
                .contentType("application/json")
                .body("{\"text\": \"a\", \"pages\": 1}")
                .post("/v1/notes")
                .path("id");
        assertThat(as("seeker").get("/v1/notes/" + id).statusCode()).isEqualTo(200);
        assertRefused(as("clinic").header("X-Seeker", "lin").get("/v1/notes/" + id), 404, "same name, other source");
    }

    @Test
    void tellsWhoCallsAndUntilWhen() {
        Response answer = as("counselor").get("/v1/notes/count?days=1");
        assertThat(answer.jsonPath().getString("clinic")).isEqualTo("demo");
        assertThat(answer.jsonPath().getString("name")).isEqualTo("lin");
        assertThat(Instant.parse(answer.jsonPath().getString("ends"))).isAfter(Instant.now());
    }

    private static void assertRefused(Response answer, int status, String what) {
        assertThat(answer.statusCode()).as(what + ": " + answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).as(what).isEqualTo("application/problem+json");
        if (status == 401) {
            assertThat(answer.header("WWW-Authenticate")).as(what).startsWith("Bearer");
        }
    }

    private static RequestSpecification as(String role) {
        return with(Tokens.of(role, "demo", "lin"));
    }

    private static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token);
    }
}
