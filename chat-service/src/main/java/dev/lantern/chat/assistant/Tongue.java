// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The language to answer in, and whether the message could be read at all. Somebody who writes a whole message in the
 * other of the two languages is answered in it, whatever the conversation's locale.
 *
 * @param readable false for a message in neither Chinese nor English
 */
record Tongue(Language language, boolean readable) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}']+");
    private static final Pattern TRADITIONAL = Pattern.compile("[們個這說嗎點過時會對開關學應該覺還沒樣為來裡麼讓與給後業壓經長題難]");

    /** Below this share of known words a text in Latin letters is taken for another language. */
    private static final double ENGLISH = 0.2;

    /** Fewer words may all be names or unusual words. */
    private static final int ENOUGH_WORDS = 4;

    static Tongue of(String message, Language locale) {
        long chinese = count(message, Character.UnicodeScript.HAN);
        long letters = message.codePoints().filter(Character::isLetter).count();
        long latin = count(message, Character.UnicodeScript.LATIN);
        boolean foreign =
                count(message, Character.UnicodeScript.HIRAGANA) + count(message, Character.UnicodeScript.KATAKANA) > 0
                        || letters - chinese - latin > letters / 2;
        if (foreign) {
            return new Tongue(locale, false);
        }
        List<String> words = chinese > latin
                ? List.of()
                : Arrays.stream(message.replace('’', '\'').split("[^\\p{L}']+"))
                        .filter(word -> WORD.matcher(word).matches())
                        .toList();
        boolean english = known(words) >= ENGLISH;
        if (chinese == 0 && words.size() >= ENOUGH_WORDS && !english) {
            return new Tongue(locale, false);
        }
        return new Tongue(language(locale, chinese, words.size(), english, message), true);
    }

    private static Language language(Language locale, long chinese, int words, boolean english, String message) {
        if (locale.chinese()) {
            return chinese == 0 && words >= 3 && english ? Language.EN : locale;
        }
        boolean mostlyChinese = chinese >= 4 && chinese > 3L * words;
        boolean traditional = TRADITIONAL.matcher(message).find();
        return mostlyChinese ? (traditional ? Language.ZH_HANT : Language.ZH) : locale;
    }

    private static double known(List<String> words) {
        Lexicon english = Lexicon.of(Language.EN);
        long known = words.stream()
                .filter(word -> english.has("common", word)
                        || english.has("verbs", word)
                        || !english.found("topic", word).isEmpty()
                        || !english.found("emotion", word).isEmpty())
                .count();
        return words.isEmpty() ? 0 : (double) known / words.size();
    }

    private static long count(String text, Character.UnicodeScript script) {
        return text.codePoints()
                .filter(each -> Character.UnicodeScript.of(each) == script)
                .count();
    }
}
