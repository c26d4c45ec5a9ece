// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One word per idea: other names of a stressor or an emotion read as the catalogue's own. */
public final class Topics {

    private static final Map<String, String> NAMES = DataFile.lines("catalogue/topics.txt").stream()
            .map(line -> List.of(line.split(", ")))
            .flatMap(names -> names.stream().map(name -> Map.entry(name, names.getFirst())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** The catalogue's name, or the same name when it knows none. */
    public static String canonical(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        return NAMES.getOrDefault(plain, plain);
    }

    /** Whether the catalogue knows the name. */
    public static boolean knows(String name) {
        return NAMES.containsKey(name);
    }

    static Stream<String> all() {
        return NAMES.values().stream().distinct();
    }

    private Topics() {}
}
