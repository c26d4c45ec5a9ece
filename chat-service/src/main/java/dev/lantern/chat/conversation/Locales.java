// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import java.util.Locale;
import java.util.Set;

/** Which of the three languages a conversation is held in. */
final class Locales {

    private static final Set<String> TRADITIONAL = Set.of("TW", "HK", "MO");

    /** The nearest of {@code zh}, {@code zh-Hant} and {@code en} to a BCP 47 tag; {@code en} for everything else. */
    static String inEffect(String tag) {
        Locale asked = Locale.forLanguageTag(tag.replace('_', '-'));
        if (!asked.getLanguage().equals("zh")) {
            return "en";
        }
        boolean traditional = asked.getScript().equals("Hant")
                || (asked.getScript().isEmpty() && TRADITIONAL.contains(asked.getCountry()));
        return traditional ? "zh-Hant" : "zh";
    }

    private Locales() {}
}
