// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The processes of the suite, in the order in which they start; they stop in reverse. */
public enum Part {
    POSTGRES(5532),
    KAFKA(9192),
    KEYCLOAK(8180),
    CHAT(8081),
    TRIAGE(8082),
    RESOURCE(8083),
    ESCALATION(8084);

    private final int defaultPort;

    Part(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /** The name in commands, logs and tables: the constant in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    int defaultPort() {
        return defaultPort;
    }

    public boolean isService() {
        return ordinal() >= CHAT.ordinal();
    }

    /** Name of the service's database, of the database's user and, locally, of the user's password. */
    public String database() {
        return "lantern_" + label();
    }

    static List<Part> services() {
        return Arrays.stream(values()).filter(Part::isService).toList();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Part::label).toList();
    }

    static Optional<Part> named(String label) {
        return Arrays.stream(values())
                .filter(part -> part.label().equals(label))
                .findFirst();
    }
}
