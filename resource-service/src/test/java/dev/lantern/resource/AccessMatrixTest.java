// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Walks every path of the OpenAPI document with every role; a path that is not listed here fails. */
@QuarkusTest
@RealParts
class AccessMatrixTest {

    private static final List<String> ROLES =
            List.of("seeker", "clinic", "counselor", "supervisor", "editor", "operator");
    private static final List<String> EVERYBODY = ROLES;
    private static final List<String> SEEKERS = List.of("seeker", "clinic");

    private static final Map<String, List<String>> MAY = Map.of(
            "get /v1/resources", EVERYBODY,
            "get /v1/resources/{id}", EVERYBODY,
            "get /v1/hotlines", EVERYBODY,
            "get /v1/recommendations", SEEKERS);

    @Test
    void listsEveryPathOfTheOpenApiDocument() {
        assertThat(documented()).isEqualTo(MAY.keySet());
    }

    @Test
    void letsInThoseWhoMayAndNobodyElse() {
        MAY.forEach((call, roles) -> ROLES.forEach(role ->
                assertThat(status(call, role)).as("%s as %s", call, role).isEqualTo(roles.contains(role) ? 200 : 403)));
    }

    @Test
    void asksEverybodyForAToken() {
        MAY.keySet()
                .forEach(
                        call -> given().get(path(call)).then().statusCode(401).contentType("application/problem+json"));
    }

    @Test
    void refusesEveryBrokenToken() {
        Tokens.broken()
                .forEach((what, token) -> MAY.keySet()
                        .forEach(call -> assertThat(given().auth()
                                        .oauth2(token)
                                        .get(path(call))
                                        .statusCode())
                                .as("%s with a token that is %s", call, what)
                                .isEqualTo(401)));
    }

    @Test
    void refusesATokenWithoutAClinic() {
        String token = Tokens.of(List.of("seeker"), null, "lin", java.time.Duration.ofMinutes(5));
        MAY.keySet()
                .forEach(call ->
                        given().auth().oauth2(token).get(path(call)).then().statusCode(403));
    }

    private static int status(String call, String role) {
        var request = given().auth().oauth2(Tokens.of(role, "demo", role + "-1"));
        return (role.equals("clinic") ? request.header("X-Seeker", "s-1") : request)
                .get(path(call))
                .statusCode();
    }

    private static String path(String call) {
        return call.substring(4).replace("{id}", "paced-breathing-en");
    }

    private static Set<String> documented() {
        Map<String, Map<String, Object>> paths = given().queryParam("format", "json")
                .get("/q/openapi")
                .jsonPath()
                .getMap("paths");
        Set<String> calls = new HashSet<>();
        paths.forEach((path, methods) -> methods.keySet().stream()
                .filter(method ->
                        List.of("get", "post", "put", "delete", "patch").contains(method))
                .forEach(method -> calls.add(method + " " + path)));
        return calls;
    }
}
