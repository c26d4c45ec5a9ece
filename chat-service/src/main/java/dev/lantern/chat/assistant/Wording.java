// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Chooses the wordings of one answer: never a sentence that was said before, and first the lines that have rested
 * longest. The choice depends on the turn alone, so a retry says the same.
 */
final class Wording {

    /** The mark, then what stands between it and the next sentence. */
    private static final Pattern SENTENCE_END = Pattern.compile("([.!?])[”\"’)]*\\s+|([。！？])[”」]?|\\R");

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
        List<String> sentences = new ArrayList<>();
        Matcher end = SENTENCE_END.matcher(text);
        int from = 0;
        while (end.find()) {
            boolean marked = end.start(1) >= 0 || end.start(2) >= 0;
            sentences.add(text.substring(from, end.start() + (marked ? 1 : 0)).strip());
            from = end.end();
        }
        sentences.add(text.substring(from).strip());
        sentences.removeIf(sentence -> sentence.codePoints().noneMatch(Wording::sounds));
        return sentences;
    }

    /** Two sentences with the same letters sound the same, whatever their punctuation. */
    static String key(String sentence) {
        return sentence.codePoints()
                .filter(Wording::sounds)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .toLowerCase(Locale.ROOT);
    }

    private static boolean sounds(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER,
                    Character.OTHER_SYMBOL -> true;
            default -> false;
        };
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
        long[] uses = uses(section);
        Optional<String> fresh = templates.stream()
                .sorted(Comparator.<Template>comparingLong(each -> uses[each.line()])
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

    /** How many of the sentences that were said each line of the section may have made. */
    private long[] uses(String section) {
        return script.lines(section).stream()
                .mapToLong(line -> line.mayHaveMade(said))
                .toArray();
    }

    private boolean fresh(String text) {
        return sentences(text).stream().noneMatch(sentence -> spent.contains(key(sentence)));
    }

    private int scatter(String text) {
        int mixed = (text.hashCode() ^ seed) * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }

    static String capital(String text) {
        int first = text.codePointAt(0);
        return new StringBuilder()
                .appendCodePoint(Character.toUpperCase(first))
                .append(text.substring(Character.charCount(first)))
                .toString();
    }
}
