// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One line of a section with all its variants; knows the sentences that it may have made. */
final class Line {

    /** Shorter fixed words around a slot would be found in sentences that they never made. */
    private static final int TELLING = 4;

    private final Set<String> sentences = new HashSet<>();
    private final Set<String> heads = new HashSet<>();
    private final Set<String> tails = new HashSet<>();

    Line(List<Template> variants) {
        variants.forEach(each -> add(Wording.capital(each.text())));
    }

    private void add(String text) {
        int first = text.indexOf('{');
        if (first < 0) {
            sentences.addAll(Wording.sentences(text));
        } else if (first >= TELLING) {
            heads.add(text.substring(0, first));
        } else {
            tails.add(text.substring(text.lastIndexOf('}') + 1));
        }
    }

    /** How many of the sentences one of the variants, around whatever words, may have made. */
    int mayHaveMade(List<String> said) {
        int made = 0;
        for (String sentence : said) {
            if (sentences.contains(sentence) || startsAsOurs(sentence) || endsAsOurs(sentence)) {
                made++;
            }
        }
        return made;
    }

    private boolean startsAsOurs(String sentence) {
        for (String head : heads) {
            if (sentence.startsWith(head)) {
                return true;
            }
        }
        return false;
    }

    private boolean endsAsOurs(String sentence) {
        for (String tail : tails) {
            if (sentence.endsWith(tail)) {
                return true;
            }
        }
        return false;
    }
}
