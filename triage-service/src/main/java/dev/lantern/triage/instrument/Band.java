// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One level of a result.
 *
 * @param from the lowest score in it; null where the level follows from single answers
 * @param to the highest
 * @param severity its name in answers and in the store
 */
record Band(@Nullable Integer from, @Nullable Integer to, String severity) {

    static Band of(int from, int to, String severity) {
        return new Band(from, to, severity);
    }

    static Band of(String severity) {
        return new Band(null, null, severity);
    }

    /** The severity of a score that lies in one of {@code bands}. */
    static String severity(List<Band> bands, int score) {
        return bands.stream()
                .filter(band -> band.from <= score && score <= band.to)
                .findFirst()
                .orElseThrow()
                .severity;
    }
}
