// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a message that is short enough to be given back.
 *
 * @param question it ended in a question mark
 * @param cut words are missing at its end
 * @param comma only a comma parts it from what follows
 */
record Clause(String text, boolean question, boolean cut, boolean comma) {

    private static final int LONGEST_ENGLISH = 15;
    private static final int LONGEST_CHINESE = 26;
    private static final int LONGEST_PAIR = 21;

    private static final Pattern END = Pattern.compile("[.!?;:。！？；：…\\n\\r()（）]+|[,，](?!\\d)|\\s[-–—]+\\s|——");
    private static final Pattern JOINT =
            Pattern.compile("\\s(?=(?:but|because|and|so|since|although|though|while|when|which|then)\\s)");
    private static final Pattern SUBORDINATE =
            Pattern.compile("(?i)(?:when|whenever|if|after|before|since|although|though|while|every time) .*");
    private static final Pattern LEADING = Pattern.compile("(?i)^(?:(?:but|and|so|because|also|well|um+|uh+|like|hmm+"
            + "|anyway|honestly|basically|then|oh|ugh|look|ok|okay|hi|hello|hey|yeah|sorry|please)[\\s,]+)+");
    private static final Pattern LEADING_ZH = Pattern.compile(
            "^(?:但是|但|可是|不过|不過|然后|然後|而且|所以|因为|因為|其实|其實|就是" + "|那个|那個|嗯+|唉+|哎+|啊|你好|您好|还有|還有|只是|反正|结果|結果)+");
    private static final Pattern TRAILING_ZH = Pattern.compile("[啊呀吧哦啦嘛呢唉~～]+$");
    private static final Pattern NOISE =
            Pattern.compile("[\"“”「」『』<>{}\\[\\]|`*_#\\\\^=]|\\p{Cf}|\\p{Cc}|\\p{So}|\\p{Sk}");
    private static final Pattern INTENSIFIER =
            Pattern.compile("(?i)\\b(?:fucking|fuckin|freaking|damn|bloody)\\s|\\b(?:lol|lmao|haha+)\\b");

    static List<Clause> of(String message, Language language) {
        List<Clause> clauses = new ArrayList<>();
        Matcher end = END.matcher(message);
        int from = 0;
        while (end.find()) {
            add(clauses, message.substring(from, end.start()), end.group(), language);
            from = end.end();
        }
        add(clauses, message.substring(from), "", language);
        return language.chinese() ? clauses : joined(clauses);
    }

    private static void add(List<Clause> clauses, String raw, String end, Language language) {
        String clean = clean(raw, language);
        boolean question = end.contains("?") || end.contains("？");
        if (!clean.isEmpty()) {
            boolean comma = end.equals(",") || end.equals("，");
            clauses.addAll(language.chinese() ? chinese(clean, question, comma) : english(clean, question));
        }
    }

    private static String clean(String raw, Language language) {
        String text = NOISE.matcher(raw.replace('’', '\'')).replaceAll(" ");
        text = INTENSIFIER.matcher(text).replaceAll("").replaceAll("\\s+", " ").strip();
        return language.chinese()
                ? TRAILING_ZH
                        .matcher(LEADING_ZH.matcher(text).replaceFirst(""))
                        .replaceFirst("")
                        .strip()
                : LEADING.matcher(text).replaceFirst("").strip();
    }

    private static List<Clause> chinese(String text, boolean question, boolean comma) {
        if (text.length() <= LONGEST_CHINESE) {
            return List.of(new Clause(text, question, false, comma));
        }
        int end = LONGEST_CHINESE - (Character.isHighSurrogate(text.charAt(LONGEST_CHINESE - 1)) ? 1 : 0);
        return List.of(new Clause(text.substring(0, end), question, true, false));
    }

    /** A clause too long is divided at its joints; what is still too long is cut. */
    private static List<Clause> english(String text, boolean question) {
        if (words(text) <= LONGEST_ENGLISH) {
            return List.of(new Clause(text, question, false, false));
        }
        List<Clause> pieces = new ArrayList<>();
        String[] parts = JOINT.split(text);
        StringBuilder piece = new StringBuilder();
        for (String part : parts) {
            if (!piece.isEmpty() && words(piece + " " + part) > LONGEST_ENGLISH) {
                pieces.add(shortened(piece.toString(), question));
                piece.setLength(0);
            }
            piece.append(piece.isEmpty() ? LEADING.matcher(part).replaceFirst("") : " " + part);
        }
        pieces.add(shortened(piece.toString(), question));
        return pieces;
    }

    private static Clause shortened(String text, boolean question) {
        String[] words = text.split(" ");
        boolean cut = words.length > LONGEST_ENGLISH;
        String kept = cut ? String.join(" ", List.of(words).subList(0, LONGEST_ENGLISH)) : text;
        return new Clause(
                kept.length() > 140 ? kept.substring(0, 140) : kept, question, cut || kept.length() > 140, false);
    }

    /** "When I lie down" needs what follows it to be a sentence. */
    private static List<Clause> joined(List<Clause> clauses) {
        List<Clause> joined = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            Clause clause = clauses.get(i);
            if (i + 1 < clauses.size() && SUBORDINATE.matcher(clause.text).matches()) {
                Clause next = clauses.get(i + 1);
                String both = clause.text + ", " + next.text;
                if (words(both) <= LONGEST_ENGLISH + 5) {
                    joined.add(new Clause(both, next.question, next.cut, false));
                    i++;
                    continue;
                }
            }
            joined.add(clause);
        }
        return joined;
    }

    /** Two short Chinese clauses say together what one alone leaves out. */
    Clause with(Clause next) {
        boolean fits = comma && !question && !next.question && text.length() + next.text.length() <= LONGEST_PAIR;
        return fits ? new Clause(text + "，" + next.text, false, next.cut, next.comma) : this;
    }

    static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}
