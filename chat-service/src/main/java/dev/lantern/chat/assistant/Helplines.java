// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

import java.util.List;
import java.util.Optional;

/**
 * Whom a seeker can call outside of Lantern.
 *
 * @param lines a name and a number each, ready to be shown, in the seeker's language
 * @param emergency the region's emergency number or numbers; empty where the region is unknown
 */
public record Helplines(List<String> lines, Optional<String> emergency) {

    public Helplines {
        lines = List.copyOf(lines);
    }
}
