// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Who wrote a message.
 *
 * @param kind {@code seeker}, {@code assistant}, {@code counselor} or {@code system}
 * @param name what to call them, where they have a name
 */
public record Author(String kind, @Nullable String name) {

    public static final String SEEKER = "seeker";
    public static final String ASSISTANT = "assistant";
    public static final String COUNSELOR = "counselor";
    public static final String SYSTEM = "system";

    public Author {
        Contract.require(kind, "author.kind");
    }

    public static Author of(String kind) {
        return new Author(kind, null);
    }
}
