// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Versions of the servers, filled in by the build. */
final class Versions {
    private static final Properties VALUES = load();

    private Versions() {}

    static String postgres() {
        return VALUES.getProperty("postgres");
    }

    static String kafka() {
        return VALUES.getProperty("kafka");
    }

    static String keycloak() {
        return VALUES.getProperty("keycloak");
    }

    private static Properties load() {
        var values = new Properties();
        try (var in = Versions.class.getResourceAsStream("versions.properties")) {
            values.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }
}
