// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a reader looks for; what is absent does not matter. */
record Search(
        @Nullable String query,
        @Nullable String locale,
        @Nullable String region,
        @Nullable String stressor,
        @Nullable String emotion,
        @Nullable Kind kind) {

    /** 0 when the resource does not fit; else the more, the better it fits the words. */
    int score(CopingResource resource) {
        boolean fits = (locale == null || resource.locale().equals(Locales.known(locale)))
                && (region == null
                        || resource.region() == null
                        || resource.region().equals(country(region)))
                && (stressor == null || resource.stressors().contains(Topics.canonical(stressor)))
                && (emotion == null || resource.emotions().contains(Topics.canonical(emotion)))
                && (kind == null || resource.kind() == kind);
        return fits ? words(resource) : 0;
    }

    private int words(CopingResource resource) {
        List<String> words = query == null ? List.of() : words(query.toLowerCase(Locale.ROOT));
        if (words.isEmpty()) {
            return 1;
        }
        List<Integer> weights =
                words.stream().map(word -> weight(resource, word)).toList();
        long found = weights.stream().filter(weight -> weight > 0).count();
        // Half of the words: Chinese comes in pairs of characters, and some pairs cross a word's border.
        return found * 2 >= words.size() && found > 0
                ? weights.stream().mapToInt(Integer::intValue).sum()
                : 0;
    }

    private static int weight(CopingResource resource, String word) {
        boolean tagged = Stream.concat(resource.stressors().stream(), resource.emotions().stream())
                .anyMatch(tag -> tag.equals(Topics.canonical(word)));
        if (resource.title().toLowerCase(Locale.ROOT).contains(word)) {
            return 8;
        }
        if (tagged) {
            // What a resource names first, it is made for.
            return resource.stressors().getFirst().equals(Topics.canonical(word)) ? 6 : 4;
        }
        if (resource.summary().toLowerCase(Locale.ROOT).contains(word)) {
            return 2;
        }
        return resource.body().toLowerCase(Locale.ROOT).contains(word) ? 1 : 0;
    }

    /** Words between spaces; runs of Chinese as pairs of characters. */
    private static List<String> words(String query) {
        List<String> words = new ArrayList<>();
        for (String word : query.split("[\\s\\p{P}]+")) {
            boolean chinese = word.codePoints().anyMatch(Character::isIdeographic);
            if (chinese && word.length() > 2) {
                IntStream.range(0, word.length() - 1).forEach(i -> words.add(word.substring(i, i + 2)));
            } else if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static String country(String region) {
        String code = region.strip().split("[-_]", 2)[0].toUpperCase(Locale.ROOT);
        return code.equals("UK") ? "GB" : code;
    }
}
