// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedTextKeysTest {
    @TempDir
    Path directory;

    @Test
    void generatesOneActiveKeyThatOnlyItsOwnerMayRead() throws IOException {
        var keys = new SealedTextKeys(directory.resolve("keys"));

        keys.require(false);

        var file = new Properties();
        try (var in = Files.newBufferedReader(keys.file())) {
            file.load(in);
        }
        assertThat(Base64.getDecoder().decode(file.getProperty("key." + file.getProperty("active"))))
                .hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.file())))
                .isEqualTo("rw-------");
    }

    @Test
    void keepsTheKeysThatAreThere() throws IOException {
        var keys = new SealedTextKeys(directory);
        keys.require(false);
        String before = Files.readString(keys.file());

        keys.require(true);

        assertThat(keys.file()).hasContent(before);
    }

    @Test
    void refusesToReplaceLostKeysOfExistingData() {
        var keys = new SealedTextKeys(directory);

        assertThatThrownBy(() -> keys.require(true))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(keys.file().toString())
                .hasMessageContaining("--fresh");
        assertThat(keys.file()).doesNotExist();
    }

    @Test
    void keepsTheSessionSecretAcrossStarts() {
        var keys = new SealedTextKeys(directory);

        assertThat(keys.sessionSecret()).hasSizeGreaterThan(32).isEqualTo(keys.sessionSecret());
    }
}
