// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.e2e.client.Answer;
import dev.lantern.e2e.client.Api;
import dev.lantern.e2e.client.Json;
import dev.lantern.e2e.suite.RunningSuite;
import dev.lantern.local.Part;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everybody of the demo gets a token that says who they are, and nobody can say it otherwise. */
@OnSuite
@Order(4)
class RealmJourneyIT {
    private static final List<String> ROLES =
            List.of("seeker", "clinic", "counselor", "supervisor", "editor", "operator");

    private final RunningSuite suite;

    RealmJourneyIT(RunningSuite suite) {
        this.suite = suite;
    }

    // People sign in through the client of the demo clinic; those of clinic two stay in clinic two all the same.
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "clinic-platform, client, demo, clinic",
        "clinic-two, client, two, clinic",
        "seeker-lin, user, demo, seeker",
        "seeker-ana, user, demo, seeker",
        "counselor-chen, user, demo, counselor",
        "counselor-maya, user, demo, counselor",
        "supervisor-wang, user, demo, supervisor counselor",
        "editor-zhao, user, demo, editor",
        "operator-li, user, demo, operator",
        "counselor-two, user, two, counselor",
        "seeker-two, user, two, seeker"
    })
    void aTokenNamesTheClinicAndTheRoles(String name, String kind, String clinic, String roles) {
        var token = kind.equals("client")
                ? suite.tokens().clinic(name)
                : suite.tokens().user(name);

        JsonNode claims = claims(token.get());

        assertThat(claims.path("iss").asText()).isEqualTo(suite.issuer());
        assertThat(claims.path("sub").asText()).isNotBlank();
        assertThat(claims.path("clinic_id").asText()).isEqualTo(clinic);
        assertThat(StreamSupport.stream(
                                claims.path("realm_access").path("roles").spliterator(), false)
                        .map(JsonNode::asText)
                        .filter(ROLES::contains))
                .containsExactlyInAnyOrder(roles.split(" "));
    }

    @Test
    void nobodyMovesThemselvesToAnotherClinic() {
        String name = "mover-" + UUID.randomUUID();
        suite.realm().addUser(name, "demo", "seeker");
        suite.realm().openAccount(name);
        assertThat(saveAccount(name, "Renamed", "demo").status())
                .as("a change that the person may make")
                .isEqualTo(204);

        Answer moved = saveAccount(name, "Renamed", "two");

        assertThat(moved.status()).as("the change of clinic: %s", moved.body()).isEqualTo(400);
        JsonNode claims = claims(suite.tokens().fresh(RunningSuite.CLINIC, name));
        assertThat(claims.path("clinic_id").asText()).isEqualTo("demo");
        assertThat(claims.path("family_name").asText()).isEqualTo("Renamed");
    }

    @ParameterizedTest
    @CsvSource({"seeker-lin", "counselor-chen", "supervisor-wang"})
    void nobodyOfTheDemoMayChangeTheirAccountAtAll(String name) {
        assertThat(saveAccount(name, "Renamed", "two").status()).isIn(401, 403);
        assertThat(claims(suite.tokens().fresh(RunningSuite.CLINIC, name))
                        .path("clinic_id")
                        .asText())
                .isEqualTo("demo");
    }

    private Answer saveAccount(String name, String lastName, String clinic) {
        Api account = Api.at(() -> suite.url(Part.KEYCLOAK))
                .bearer(() -> suite.tokens().fresh(RunningSuite.CLINIC, name))
                .with("Accept", "application/json");
        return account.post(
                "/realms/lantern/account",
                Map.of(
                        "username",
                        name,
                        "email",
                        name + "@example.org",
                        "firstName",
                        "Test",
                        "lastName",
                        lastName,
                        "attributes",
                        Map.of("clinic_id", List.of(clinic))));
    }

    private static JsonNode claims(String token) {
        byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
        return Json.tree(new String(claims, StandardCharsets.UTF_8));
    }
}
