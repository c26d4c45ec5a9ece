// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.catalogue;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages of the catalogue. */
public final class Locales {

    static final List<String> ALL = List.of("en", "zh", "zh-Hant");

    /** The locale in effect for one that was asked for: an unknown one reads as {@code en}. */
    public static String known(@Nullable String asked) {
        String lower =
                asked == null ? "" : asked.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        if (!lower.equals("zh") && !lower.startsWith("zh-")) {
            return "en";
        }
        boolean traditional =
                lower.contains("hant") || lower.endsWith("-tw") || lower.endsWith("-hk") || lower.endsWith("-mo");
        return traditional ? "zh-Hant" : "zh";
    }

    private Locales() {}
}
