// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import java.util.EnumSet;
import java.util.Set;

/** A language that the classifier was trained in, told by script: a text of both is read in both. */
public enum Language {
    ZH,
    EN;

    /** So many Latin words beside Chinese are a text of their own; fewer are borrowed words. */
    private static final int WORDS = 4;

    /** What a text is read in; a text without Chinese characters is read as English, whatever its script. */
    public static Set<Language> of(String text) {
        int han = 0;
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean letter = Character.isLetter(c);
            if (letter && Character.isIdeographic(c)) {
                han++;
                inWord = false;
            } else {
                words += letter && !inWord ? 1 : 0;
                inWord = letter || inWord && c == '\'';
            }
        }
        if (han == 0) {
            return EnumSet.of(EN);
        }
        return words < WORDS ? EnumSet.of(ZH) : han < WORDS ? EnumSet.of(EN) : EnumSet.allOf(Language.class);
    }
}
