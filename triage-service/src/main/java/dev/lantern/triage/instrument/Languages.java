// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In which of the two languages a client reads. */
final class Languages {

    private static final String ENGLISH = "en";

    /**
     * The language of {@code locale}, or without one the first of the two in {@code accepted}; {@code en} where neither
     * names one. All of Chinese is {@code zh}: there is no wording in traditional characters yet.
     *
     * @param accepted an Accept-Language header; one that is no such thing says nothing
     */
    static String inEffect(@Nullable String locale, @Nullable String accepted) {
        if (locale != null) {
            return known(locale.strip().replace('_', '-')).orElse(ENGLISH);
        }
        return ranges(accepted).stream()
                .filter(range -> range.getWeight() > 0)
                .flatMap(range -> known(range.getRange()).stream())
                .findFirst()
                .orElse(ENGLISH);
    }

    private static Optional<String> known(String tag) {
        String language = tag.toLowerCase(Locale.ROOT).split("-", 2)[0];
        return Optional.of(language).filter(Wordings.LANGUAGES::contains);
    }

    private static List<Locale.LanguageRange> ranges(@Nullable String accepted) {
        try {
            return accepted == null ? List.of() : Locale.LanguageRange.parse(accepted);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private Languages() {}
}
