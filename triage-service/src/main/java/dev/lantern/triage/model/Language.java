// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A language that the classifier was trained in, told by script: a text of both is read in both. */
public enum Language {
    ZH("zh", "bge-small-zh-v1.5-q", 128, 40, 1.6),
    EN("en", "bge-small-en-v1.5-q", 224, 12, 2.0);

    /** So many Latin words beside Chinese are a text of their own; fewer are borrowed words. */
    private static final int WORDS = 4;

    private final String code;
    private final String encoder;
    private final int longest;
    private final int passages;
    private final double outOfPlace;

    Language(String code, String encoder, int longest, int passages, double outOfPlace) {
        this.code = code;
        this.encoder = encoder;
        this.longest = longest;
        this.passages = passages;
        this.outOfPlace = outOfPlace;
    }

    /** As in a locale. */
    public String code() {
        return code;
    }

    /** Empty where no language has the code. */
    public static Optional<Language> named(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code.equals(code))
                .findFirst();
    }

    /** The encoder of this language, by the name of its resource. */
    public String encoder() {
        return encoder;
    }

    /** So many tokens are read at once. */
    public int longest() {
        return longest;
    }

    /** So often, for one text: all of 4,000 characters as people write them, and within the deadline. */
    public int passages() {
        return passages;
    }

    /**
     * What a sentence of a long text, read as if it were all of it, counts for less than a text, in log-odds. Chosen on texts
     * that neither classifier had seen: less, and calm talk of many sentences alarms; more, and one grave sentence is lost in it.
     */
    double outOfPlace() {
        return outOfPlace;
    }

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
