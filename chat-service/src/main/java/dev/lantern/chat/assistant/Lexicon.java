// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words that the assistant recognises in one language, by section of the lexicon file. */
final class Lexicon {

    private static final Map<Language, Lexicon> ALL = new EnumMap<>(Language.class);
    private static final Map<String, List<String>> NAMES = Sections.read("names.txt");

    static {
        Lexicon chinese = new Lexicon("lexicon-zh.txt", false);
        ALL.put(Language.EN, new Lexicon("lexicon-en.txt", true));
        ALL.put(Language.ZH, chinese);
        ALL.put(Language.ZH_HANT, chinese);
    }

    private final Map<String, Pattern> sections = new LinkedHashMap<>();

    private Lexicon(String file, boolean wholeWords) {
        Sections.read(file).forEach((section, words) -> sections.put(section, pattern(words, wholeWords)));
    }

    static Lexicon of(Language language) {
        return ALL.get(language);
    }

    /** The scripts' own name for a name that triage uses; empty when the scripts have no words for it. */
    static Optional<String> known(String kind, String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        return NAMES.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(kind + ".")
                        && entry.getValue().contains(lower))
                .map(entry -> entry.getKey().substring(kind.length() + 1))
                .findFirst();
    }

    private static Pattern pattern(List<String> words, boolean wholeWords) {
        String any = words.stream()
                .map(word -> word.endsWith("*")
                        ? Pattern.quote(word.substring(0, word.length() - 1)) + "\\w*"
                        : Pattern.quote(word))
                .collect(Collectors.joining("|"));
        return Pattern.compile(
                wholeWords ? "(?<![\\w'])(?:" + any.replace("\\Qn't\\E", "\\w+n't") + ")(?![\\w])" : any,
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    boolean has(String section, String text) {
        return sections.get(section).matcher(text).find();
    }

    long count(String section, String text) {
        return sections.get(section).matcher(text).results().count();
    }

    String without(String section, String text) {
        return sections.get(section).matcher(text).replaceAll(" ");
    }

    /** The kinds, such as {@code study} of {@code topic.study}, that the text has words for, most words first. */
    List<String> found(String kind, String text) {
        Map<String, Long> hits = new HashMap<>();
        sections.keySet().stream()
                .filter(section -> section.startsWith(kind + "."))
                .filter(section -> has(section, text))
                .forEach(section -> hits.put(section.substring(kind.length() + 1), count(section, text)));
        return hits.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
