// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.e2e.client.Answer;
import dev.lantern.e2e.client.Api;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Access tokens from the real Keycloak, kept until shortly before they expire. */
public final class Tokens {
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final Api keycloak;
    private final Map<String, Token> kept = new ConcurrentHashMap<>();

    Tokens(URI keycloak) {
        this.keycloak = Api.at(() -> keycloak);
    }

    /** The service account of a clinic's backend. */
    public Supplier<String> clinic(String client) {
        return () ->
                kept(client, Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", client));
    }

    /** A person; locally every password equals the name. */
    public Supplier<String> user(String name) {
        return () -> kept(name, password("clinic-platform", name));
    }

    /** A new token through this client, not kept. */
    public String fresh(String client, String user) {
        return request("lantern", password(client, user)).value();
    }

    String admin() {
        return kept.compute(
                        "admin of the server",
                        (key, token) -> still(token)
                                ? token
                                : request(
                                        "master",
                                        Map.of(
                                                "grant_type",
                                                "password",
                                                "client_id",
                                                "admin-cli",
                                                "username",
                                                "admin",
                                                "password",
                                                "admin")))
                .value();
    }

    private static Map<String, String> password(String client, String user) {
        return Map.of(
                "grant_type",
                "password",
                "client_id",
                client,
                "client_secret",
                client,
                "username",
                user,
                "password",
                user);
    }

    private String kept(String who, Map<String, String> grant) {
        return kept.compute(who, (key, token) -> still(token) ? token : request("lantern", grant))
                .value();
    }

    private static boolean still(Token token) {
        return token != null && Instant.now().isBefore(token.freshUntil());
    }

    private Token request(String realm, Map<String, String> grant) {
        String form = grant.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        Answer answer = keycloak.postRaw(
                        "/realms/" + realm + "/protocol/openid-connect/token",
                        form.getBytes(StandardCharsets.UTF_8),
                        "application/x-www-form-urlencoded")
                .expect(200);
        JsonNode granted = answer.json();
        Instant until = Instant.now()
                .plusSeconds(granted.path("expires_in").asLong())
                .minus(realm.equals("master") ? Duration.ofSeconds(20) : MARGIN);
        return new Token(granted.path("access_token").asText(), until);
    }

    private record Token(String value, Instant freshUntil) {}
}
