// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many items a page may hold: {@code @QueryParam("limit") @DefaultValue("50") Limit limit}. Over 200 is 200, under 1
 * is refused.
 */
@Schema(implementation = Integer.class)
public record Limit(int value) {

    private static final int MAX = 200;

    /** Reads the query value; called by JAX-RS. */
    public static Limit fromString(String text) {
        if (!text.matches("[0-9]+") || text.matches("0+")) {
            throw Problem.invalid("limit", "must be a whole number from 1");
        }
        return new Limit(text.length() > 9 ? MAX : Math.min(Integer.parseInt(text), MAX));
    }

    /** For the query: one row more than the page holds says whether there is a next page. */
    public int plusOne() {
        return value + 1;
    }
}
