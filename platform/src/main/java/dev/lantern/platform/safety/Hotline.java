// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.safety;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line that answers people in crisis.
 *
 * @param id stable name of the entry
 * @param region two-letter country code
 * @param name in the language that was asked for
 * @param number as people dial it
 * @param how {@code call}, {@code text} or {@code call-or-text}
 * @param keyword what to text, where the line wants a word
 * @param hours {@code 24/7}, or absent where they differ by place
 * @param languages that are spoken there
 * @param verifiedAt when a person last checked the number
 * @param expiresAt when it must have been checked again
 */
public record Hotline(
        String id,
        String region,
        String name,
        String number,
        String how,
        @Nullable String keyword,
        @Nullable String hours,
        List<String> languages,
        LocalDate verifiedAt,
        LocalDate expiresAt) {

    public Hotline {
        languages = List.copyOf(languages);
    }
}
