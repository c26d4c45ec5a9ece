// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Access tokens as Keycloak makes them, signed by the key that {@link OidcResource} publishes; and broken ones. */
public final class Tokens {

    private static final Duration LIFE = Duration.ofMinutes(30);

    /** A token of a seeker, counselor and so on: {@code of("counselor", "demo", "counselor-chen")}. */
    public static String of(String role, String clinic, String subject) {
        return of(List.of(role), clinic, subject, LIFE);
    }

    /** A token with several roles and a life of its own; a null clinic leaves the claim out. */
    public static String of(List<String> roles, String clinic, String subject, Duration life) {
        return sign(claims(roles, clinic, subject, life), TestKeys.trusted());
    }

    public static String expired() {
        return of(List.of("seeker"), "demo", "lin", Duration.ofMinutes(-30));
    }

    /** Right in every claim, and signed by nobody. */
    public static String unsigned() {
        String claims = sign(seeker(), TestKeys.trusted()).split("\\.")[1];
        return base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + claims + ".";
    }

    /** Signed by a stranger under the name of the trusted key. */
    public static String foreignKey() {
        return sign(seeker(), TestKeys.stranger());
    }

    public static String foreignIssuer() {
        return sign(seeker().issuer("http://127.0.0.1/realms/elsewhere"), TestKeys.trusted());
    }

    /** Every token that must be answered with 401, by what is wrong with it. */
    public static Map<String, String> broken() {
        return Map.of(
                "expired", expired(),
                "unsigned", unsigned(),
                "signed by a stranger", foreignKey(),
                "from another issuer", foreignIssuer(),
                "garbage", "garbage",
                "garbage in three parts", "a.b.c",
                "cut short", of("seeker", "demo", "lin").replaceAll("\\.[^.]*$", ""));
    }

    private static JwtClaimsBuilder seeker() {
        return claims(List.of("seeker"), "demo", "lin", LIFE);
    }

    private static JwtClaimsBuilder claims(List<String> roles, String clinic, String subject, Duration life) {
        Instant now = Instant.now();
        JwtClaimsBuilder claims = Jwt.claims()
                .issuer(OidcResource.issuer())
                .subject(subject)
                .issuedAt(now.minus(Duration.ofHours(1)))
                .expiresAt(now.plus(life))
                .claim("typ", "Bearer")
                .claim("preferred_username", subject)
                .claim("realm_access", Map.of("roles", roles));
        return clinic == null ? claims : claims.claim("clinic_id", clinic);
    }

    private static String sign(JwtClaimsBuilder claims, KeyPair key) {
        return claims.jws().keyId(TestKeys.ID).sign(key.getPrivate());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private Tokens() {}
}
