// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import dev.lantern.e2e.client.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Access tokens that say all the right things and come from nobody whom the suite trusts. */
final class ForeignTokens {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private ForeignTokens() {}

    static String unsigned(String issuer) {
        return head(Map.of("alg", "none", "typ", "JWT"), claims(issuer)) + ".";
    }

    /** Signed, by a key of our own under the issuer's name. */
    static String selfSigned(String issuer) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        String head = head(Map.of("alg", "RS256", "typ", "JWT", "kid", "journey"), claims(issuer));
        return head + "." + sign(head, generator.generateKeyPair().getPrivate());
    }

    /** A real token in which somebody moved themselves to another clinic. */
    static String tampered(String real) {
        String[] parts = real.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("\"demo\"", "\"two\"");
        return parts[0] + "." + encode(claims) + "." + parts[2];
    }

    private static String head(Map<String, Object> header, Map<String, Object> claims) {
        return encode(Json.write(header)) + "." + encode(Json.write(claims));
    }

    private static Map<String, Object> claims(String issuer) {
        long now = Instant.now().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", issuer);
        claims.put("sub", "somebody");
        claims.put("aud", "lantern");
        claims.put("typ", "Bearer");
        claims.put("iat", now);
        claims.put("exp", now + 600);
        claims.put("clinic_id", "demo");
        claims.put("realm_access", Map.of("roles", List.of("seeker", "counselor", "supervisor")));
        return claims;
    }

    private static String sign(String head, PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(head.getBytes(StandardCharsets.US_ASCII));
        return BASE64.encodeToString(signature.sign());
    }

    private static String encode(String part) {
        return BASE64.encodeToString(part.getBytes(StandardCharsets.UTF_8));
    }
}
