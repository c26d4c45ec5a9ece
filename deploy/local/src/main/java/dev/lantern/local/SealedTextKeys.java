// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** The keys of one suite: those that seal text, and the one that seals the dashboard's session cookie. */
record SealedTextKeys(Path directory) {
    private static final int KEY_BYTES = 32;
    private static final int KEY_ID_BYTES = 4;

    Path file() {
        return directory.resolve("sealed-text.properties");
    }

    /**
     * Generates the key file when there is none. Data without their keys are never given new ones: their text would be
     * lost for good, and silently.
     */
    void require(boolean dataExist) {
        if (Files.exists(file())) {
            return;
        }
        if (dataExist) {
            throw new StartFailure("The key file " + file() + " is missing, but there are data whose text it unseals;"
                    + " put it back from your backup, or start empty with --fresh.");
        }
        String id = "k" + new java.math.BigInteger(1, random(KEY_ID_BYTES)).toString(36);
        writePrivately(file(), List.of("active=" + id, "key." + id + "=" + secret()));
    }

    /** Seals session cookies; losing it only signs people out. */
    String sessionSecret() {
        Path session = directory.resolve("session-secret");
        try {
            if (Files.notExists(session)) {
                writePrivately(session, List.of(secret()));
            }
            return Files.readString(session).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writePrivately(Path file, List<String> lines) {
        try {
            Files.createDirectories(file.getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.deleteIfExists(next);
            Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(next, lines);
            Files.move(next, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String secret() {
        return Base64.getEncoder().encodeToString(random(KEY_BYTES));
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
