// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.testing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** The signing keys of this JVM's tests. */
final class TestKeys {

    static final String ID = "test-key";

    static KeyPair trusted() {
        return key("lantern.test.key.trusted");
    }

    static KeyPair stranger() {
        return key("lantern.test.key.stranger");
    }

    /** The trusted public key as a JSON Web Key Set. */
    static String jwks() {
        RSAPublicKey key = (RSAPublicKey) trusted().getPublic();
        return """
                {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "%s", "n": "%s", "e": "%s"}]}""".formatted(ID, base64(key.getModulus()), base64(key.getPublicExponent()));
    }

    private static synchronized KeyPair key(String property) {
        try {
            if (System.getProperty(property) == null) {
                byte[] fresh = KeyPairGenerator.getInstance("RSA")
                        .generateKeyPair()
                        .getPrivate()
                        .getEncoded();
                System.setProperty(property, Base64.getEncoder().encodeToString(fresh));
            }
            byte[] encoded = Base64.getDecoder().decode(System.getProperty(property));
            KeyFactory factory = KeyFactory.getInstance("RSA");
            RSAPrivateCrtKey key = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new KeyPair(
                    factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())), key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private TestKeys() {}
}
