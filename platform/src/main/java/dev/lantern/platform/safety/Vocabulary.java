// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.safety;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words that phrases are made of, each with a number; unlocks words in disguise ("su1cide", "k*ll", "dieeee"). */
final class Vocabulary {

    /** The number of every word that no phrase uses. */
    static final int UNKNOWN = 0;

    /** Stands for any number written in digits. */
    static final int NUMBER = -1;

    private static final int LONGEST = 24;
    private static final String LEET = "013457@$!|+";
    private static final String LEET_AS = "oieastasiit";

    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Integer, List<String>> byLength = new HashMap<>();

    int learn(String word) {
        Integer known = ids.get(word);
        if (known != null) {
            return known;
        }
        ids.put(word, ids.size() + 1);
        if (word.length() >= 3) {
            byLength.computeIfAbsent(word.length(), length -> new ArrayList<>()).add(word);
        }
        return ids.size();
    }

    /** The word's number, or {@link #UNKNOWN}. */
    int id(String word) {
        if (word.length() > LONGEST) {
            return UNKNOWN;
        }
        Integer exact = ids.get(word);
        if (exact != null) {
            return exact;
        }
        if (word.indexOf('*') >= 0) {
            return masked(word);
        }
        String plain = plain(word);
        Integer known = ids.get(plain);
        return known != null ? known : squeezed(plain);
    }

    private static String plain(String word) {
        boolean letters = word.chars().anyMatch(c -> c >= 'a' && c <= 'z');
        if (!letters) {
            return word;
        }
        StringBuilder plain = new StringBuilder(word);
        for (int i = 0; i < plain.length(); i++) {
            int at = LEET.indexOf(plain.charAt(i));
            if (at >= 0) {
                plain.setCharAt(i, LEET_AS.charAt(at));
            }
        }
        return plain.toString();
    }

    /** Letters repeated three times or more: as two, else as one. */
    private int squeezed(String word) {
        StringBuilder twice = new StringBuilder();
        StringBuilder once = new StringBuilder();
        for (int i = 0; i < word.length(); ) {
            int end = i;
            while (end < word.length() && word.charAt(end) == word.charAt(i)) {
                end++;
            }
            String letter = word.substring(i, i + 1);
            twice.append(letter.repeat(Math.min(2, end - i)));
            once.append(letter.repeat(end - i >= 3 ? 1 : end - i));
            i = end;
        }
        Integer known = ids.get(once.toString());
        return known != null ? known : ids.getOrDefault(twice.toString(), UNKNOWN);
    }

    /** A word of the same length that agrees in every letter that is shown; at least half must be shown. */
    private int masked(String word) {
        long hidden = word.chars().filter(c -> c == '*').count();
        if (hidden * 2 > word.length()) {
            return UNKNOWN;
        }
        for (String candidate : byLength.getOrDefault(word.length(), List.of())) {
            if (agree(word, candidate)) {
                return ids.get(candidate);
            }
        }
        return UNKNOWN;
    }

    private static boolean agree(String word, String candidate) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) != '*' && word.charAt(i) != candidate.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
