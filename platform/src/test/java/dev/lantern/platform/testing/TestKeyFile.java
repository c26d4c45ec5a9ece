// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** The key file of this JVM's tests, for sealed text. */
final class TestKeyFile {

    private static final String FILE = "lantern.test.key-file";
    private static final byte[] KEY = new byte[32];

    static String path() {
        if (System.getProperty(FILE) == null) {
            try {
                Path file = Files.createTempFile("lantern-keys", ".properties");
                String key = Base64.getEncoder().encodeToString(KEY);
                Files.writeString(file, "active=test\nkey.test=" + key + "\n");
                file.toFile().deleteOnExit();
                System.setProperty(FILE, file.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return System.getProperty(FILE);
    }

    private TestKeyFile() {}
}
