// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.privacy;

import dev.lantern.platform.deadletter.PoisonException;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals and opens seekers' words with AES-256-GCM. A sealed text is {@code 1.<key id>.<base64url of nonce and
 * ciphertext>}. Asynchronous, because keys may come from a key service later.
 */
@ApplicationScoped
@Startup // a bad key file stops the service at its start, not at the first message
public class SealedText {

    private static final String VERSION = "1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final KeyRing keys;

    SealedText(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * With the keys of a file, for a command that runs without the application.
     *
     * @throws IllegalStateException when the file cannot be read or makes no sense; the message is a sentence that says so
     */
    public static SealedText of(Path keyFile) {
        return new SealedText(new KeyRing(keyFile));
    }

    public Uni<String> seal(SealContext context, String text) {
        return Uni.createFrom().item(() -> sealNow(context, text));
    }

    /** Fails with {@link PoisonException} when the text was not sealed for {@code context} or its key is unknown. */
    public Uni<String> open(SealContext context, String sealed) {
        return Uni.createFrom().item(() -> openNow(context, sealed));
    }

    private String sealNow(SealContext context, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keys.find(keys.active()), nonce, context);
            byte[] ciphertext = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] body = ByteBuffer.allocate(nonce.length + ciphertext.length)
                    .put(nonce)
                    .put(ciphertext)
                    .array();
            return String.join(
                    ".",
                    VERSION,
                    keys.active(),
                    Base64.getUrlEncoder().withoutPadding().encodeToString(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot seal with key " + keys.active(), e);
        }
    }

    private String openNow(SealContext context, String sealed) {
        String[] parts = sealed.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals(VERSION)) {
            throw new PoisonException("no sealed text");
        }
        SecretKey key = keys.find(parts[1]);
        if (key == null) {
            throw new PoisonException("sealed with a key that this service does not have");
        }
        try {
            byte[] body = Base64.getUrlDecoder().decode(parts[2]);
            byte[] nonce = java.util.Arrays.copyOf(body, NONCE_BYTES);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, context);
            return new String(cipher.doFinal(body, NONCE_BYTES, body.length - NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new PoisonException("sealed for another record, or damaged");
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, SealContext context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.bytes());
        return cipher;
    }
}
