// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.privacy;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The keys for sealed text, from a properties file: {@code active=<id>} names the key that seals, and each
 * {@code key.<id>=<base64 of 32 bytes>} can open. To change keys, first add the new one everywhere, then make it active.
 */
@Singleton // no proxy: whoever is given it has read the file
class KeyRing {

    private static final String PREFIX = "key.";
    private static final int KEY_BYTES = 32;

    private final String active;
    private final Map<String, SecretKey> keys;

    KeyRing(@ConfigProperty(name = "lantern.privacy.key-file") Path file) {
        var lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Cannot read the key file %s (lantern.privacy.key-file)".formatted(file), e);
        }
        active = lines.getProperty("active", "");
        keys = lines.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .collect(Collectors.toMap(
                        name -> name.substring(PREFIX.length()), name -> key(name, lines.getProperty(name))));
        // A dot separates the parts of a sealed text: what such a key sealed could never be opened.
        if (keys.keySet().stream().anyMatch(id -> id.contains("."))) {
            throw new IllegalStateException("The key file %s has a key id with a dot".formatted(file));
        }
        if (!keys.containsKey(active)) {
            throw new IllegalStateException("The key file %s has no key for active=%s".formatted(file, active));
        }
    }

    String active() {
        return active;
    }

    /** Null when there is no such key. */
    SecretKey find(String id) {
        return keys.get(id);
    }

    private static SecretKey key(String name, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(name + " in the key file is no base64", e);
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException("%s in the key file has %d bytes, not 32".formatted(name, bytes.length));
        }
        return new SecretKeySpec(bytes, "AES");
    }
}
