// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One wording with slots such as {@code {said}}.
 *
 * @param line the line that it was expanded from: variants of one line sound alike, so a line rests once it was used
 */
record Template(int line, String text) {

    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

    /** Every variant of a line: {@code (a|b)} stands for either, and an alternative may be empty. */
    static List<Template> expand(int number, String line) {
        int close = line.indexOf(')');
        if (close < 0) {
            return List.of(new Template(number, line));
        }
        int open = line.lastIndexOf('(', close);
        List<Template> variants = new ArrayList<>();
        for (String choice : line.substring(open + 1, close).split("\\|", -1)) {
            variants.addAll(expand(number, line.substring(0, open) + choice + line.substring(close + 1)));
        }
        return variants;
    }

    boolean fits(Map<String, String> slots) {
        return SLOT.matcher(text).results().allMatch(slot -> slots.containsKey(slot.group(1)));
    }

    String render(Map<String, String> slots) {
        return SLOT.matcher(text).replaceAll(slot -> Matcher.quoteReplacement(slots.get(slot.group(1))));
    }
}
