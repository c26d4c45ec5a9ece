// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.safety;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The hotlines and emergency numbers of each region, from {@code hotlines.json}. */
public final class Hotlines {

    private static final JsonNode DATA = read();

    /** Without a region the language is the best guess; English is spoken in too many places for one. */
    private static final Map<String, String> HOME_OF_LOCALE = Map.of("zh", "CN", "zh-Hant", "HK");

    /** The regions that have a pack. */
    public static SortedSet<String> regions() {
        SortedSet<String> regions = new TreeSet<>();
        DATA.path("regions").fieldNames().forEachRemaining(regions::add);
        return regions;
    }

    /**
     * The pack of a region; where that is unknown or absent, the pack of the locale's home with advice for those who are
     * elsewhere, or the advice alone.
     *
     * @param region country code in any case; what follows a hyphen is ignored
     * @param locale {@code zh}, {@code zh-Hant} or {@code en}; anything else reads as {@code en}
     */
    public static HotlinePack of(@Nullable String region, @Nullable String locale) {
        String language = locale != null && (locale.equals("zh") || locale.equals("zh-Hant")) ? locale : "en";
        String known = known(region);
        if (known != null) {
            return pack(known, language, null);
        }
        String advice = DATA.path("elsewhere").path(language).asText();
        String home = HOME_OF_LOCALE.get(language);
        return home == null ? new HotlinePack(null, List.of(), List.of(), advice) : pack(home, language, advice);
    }

    private static @Nullable String known(@Nullable String region) {
        if (region == null) {
            return null;
        }
        String code = region.strip().split("[-_]", 2)[0].toUpperCase(Locale.ROOT);
        String country = code.equals("UK") ? "GB" : code;
        return DATA.path("regions").has(country) ? country : null;
    }

    private static HotlinePack pack(String region, String language, @Nullable String advice) {
        JsonNode pack = DATA.path("regions").path(region);
        return new HotlinePack(
                region,
                pack.path("hotlines")
                        .valueStream()
                        .map(line -> hotline(line, region, language))
                        .toList(),
                pack.path("emergency")
                        .valueStream()
                        .map(line ->
                                new HotlinePack.Emergency(line.path("number").asText(), name(line, language)))
                        .toList(),
                advice);
    }

    private static Hotline hotline(JsonNode line, String region, String language) {
        return new Hotline(
                line.path("id").asText(),
                region,
                name(line, language),
                line.path("number").asText(),
                line.path("how").asText(),
                line.path("keyword").asText(null),
                line.path("hours").asText(null),
                line.path("languages").valueStream().map(JsonNode::asText).toList(),
                LocalDate.parse(DATA.path("verifiedAt").asText()),
                LocalDate.parse(DATA.path("expiresAt").asText()));
    }

    private static String name(JsonNode line, String language) {
        return line.path("name").path(language).asText();
    }

    private static JsonNode read() {
        try (InputStream in = Hotlines.class.getResourceAsStream("hotlines.json")) {
            if (in == null) {
                throw new IllegalStateException("hotlines.json is missing from the build");
            }
            return JsonMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Hotlines() {}
}
