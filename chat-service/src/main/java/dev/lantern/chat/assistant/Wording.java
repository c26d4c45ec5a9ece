// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Chooses the wordings of one answer: never a sentence that was said before, and first the lines that have rested
 * longest. The choice depends on the turn alone, so a retry says the same.
 */
final class Wording {

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])[”\"’)]*\\s+|(?<=[。！？])[”」]?|\\R");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}\\p{So}]+");

    private final Script script;
    private final Map<String, String> slots;
    private final List<String> said;
    private final Set<String> spent;
    private final int seed;

    Wording(Script script, Map<String, String> slots, List<String> texts, int seed) {
        this.script = script;
        this.slots = new HashMap<>(slots);
        this.said = texts.stream().flatMap(text -> sentences(text).stream()).toList();
        this.spent = said.stream().map(Wording::key).collect(Collectors.toCollection(HashSet::new));
        this.seed = seed;
    }

    static List<String> sentences(String text) {
        return SENTENCE_END
                .splitAsStream(text)
                .map(String::strip)
                .filter(sentence -> !key(sentence).isEmpty())
                .toList();
    }

    /** Two sentences with the same letters sound the same, whatever their punctuation. */
    static String key(String sentence) {
        return NO_LETTERS.matcher(sentence).replaceAll("").toLowerCase(Locale.ROOT);
    }

    void put(String slot, String value) {
        slots.put(slot, value);
    }

    /** A fresh wording of the section; empty when every one was said in this conversation. */
    Optional<String> say(String section) {
        if (!script.has(section)) {
            return Optional.empty();
        }
        List<Template> templates = script.section(section).stream()
                .filter(each -> each.fits(slots))
                .toList();
        Map<Integer, Long> uses = uses(templates);
        Optional<String> fresh = templates.stream()
                .sorted(Comparator.<Template>comparingLong(each -> uses.getOrDefault(each.line(), 0L))
                        .thenComparingInt(each -> scatter(each.text())))
                .map(each -> capital(each.render(slots)))
                .filter(this::fresh)
                .findFirst();
        fresh.ifPresent(text -> sentences(text).forEach(sentence -> spent.add(key(sentence))));
        return fresh;
    }

    /** For words that must be said: when every wording was used, one comes again. */
    String sayEvenAgain(String section) {
        return say(section).orElseGet(() -> {
            List<Template> templates = script.section(section).stream()
                    .filter(each -> each.fits(slots))
                    .toList();
            return capital(templates.get(Math.floorMod(seed, templates.size())).render(slots));
        });
    }

    private Map<Integer, Long> uses(List<Template> templates) {
        Map<Integer, List<Template>> lines = templates.stream().collect(Collectors.groupingBy(Template::line));
        Map<Integer, Long> uses = new HashMap<>();
        lines.forEach((line, variants) -> uses.put(
                line,
                said.stream().filter(sentence -> madeBy(variants, sentence)).count()));
        return uses;
    }

    private static boolean madeBy(List<Template> variants, String sentence) {
        return variants.stream().anyMatch(each -> each.mayHaveMade(sentence));
    }

    private boolean fresh(String text) {
        return sentences(text).stream().noneMatch(sentence -> spent.contains(key(sentence)));
    }

    private int scatter(String text) {
        int mixed = (text.hashCode() ^ seed) * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }

    private static String capital(String text) {
        int first = text.codePointAt(0);
        return new StringBuilder()
                .appendCodePoint(Character.toUpperCase(first))
                .append(text.substring(Character.charCount(first)))
                .toString();
    }
}
