// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.testing;

import java.util.HashMap;
import java.util.Map;

/** Somebody who tries a door of the {@link AccessMatrix}; without a role, somebody without a token. */
public record Visitor(String role, String clinic, String name, boolean namesSeeker) {

    static final Visitor ANONYMOUS = new Visitor(null, null, null, false);

    /** The headers that make a request this visitor's: {@code given().headers(visitor.headers())}. */
    public Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        if (role != null) {
            headers.put("Authorization", "Bearer " + Tokens.of(role, clinic, name));
        }
        if (namesSeeker) {
            headers.put("X-Seeker", name);
        }
        return headers;
    }

    Visitor inClinic(String other) {
        return new Visitor(role, other, name, namesSeeker);
    }

    Visitor named(String other) {
        return new Visitor(role, clinic, other, namesSeeker);
    }

    @Override
    public String toString() {
        return role == null ? "anonymous" : role + " " + name + " of " + clinic;
    }
}
