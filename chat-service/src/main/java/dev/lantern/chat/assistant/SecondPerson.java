// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a seeker's clause around: "my exams are eating my sleep" becomes "your exams are eating your sleep". */
final class SecondPerson {

    private static final Map<String, String> TURNED = Map.ofEntries(
            Map.entry("i", "you"),
            Map.entry("i'm", "you're"),
            Map.entry("im", "you're"),
            Map.entry("i've", "you've"),
            Map.entry("ive", "you've"),
            Map.entry("i'd", "you'd"),
            Map.entry("i'll", "you'll"),
            Map.entry("me", "you"),
            Map.entry("my", "your"),
            Map.entry("mine", "yours"),
            Map.entry("myself", "yourself"),
            Map.entry("we", "you"),
            Map.entry("we're", "you're"),
            Map.entry("we've", "you've"),
            Map.entry("we'd", "you'd"),
            Map.entry("we'll", "you'll"),
            Map.entry("us", "you"),
            Map.entry("our", "your"),
            Map.entry("ours", "yours"),
            Map.entry("ourselves", "yourselves"));

    private static final Pattern WORD = Pattern.compile("[A-Za-z']+");
    private static final Pattern AM = Pattern.compile(
            "(?i)\\b(i)((?:\\s+(?:just|really|still|also|only|always|never|\\w+ly))*)\\s+(am|was|wasn't)\\b");
    private static final Pattern AND_I = Pattern.compile("(?i)\\b(and) i (am|was)\\b");
    private static final Pattern ADDRESSED = Pattern.compile("(?i)\\b(?:you|your|you're|u|ur|yours)\\b");

    private static final Pattern SUBJECT = Pattern.compile("(?i)(?:(?:lately|today|tonight|yesterday|sometimes|recently"
            + "|nowadays|every night|every day|last night|this morning|still|now|maybe) )?"
            + "(?:i|i'm|im|i've|ive|i'd|i'll|we|we're|we've|he|he's|she|she's|they|they're|it|it's|there|there's"
            + "|that's|nobody|no one|everyone|everybody|everything|nothing|someone|somebody|people"
            + "|(?:when|whenever|if|after|before|since|although|though|while|every time) .+, .+"
            + "|(?:my|our|the|his|her|their|this|that|these|those|all|some|every|being|having|a|an)\\s.+)"
            + "(?:\\s.*)?");
    private static final Pattern PRONOUN_FIRST = Pattern.compile(
            "(?i)(?:\\w+ )?(?:i'm|im|i've|ive|we're|we've|he's|she's|they're|it's|there's|that's)\\b.*");

    private static final Pattern CHINESE_QUESTION = Pattern.compile(".*(?:吗|嗎|呢|什么|什麼|怎么|怎麼|为何|為何|多少)$");

    /** Empty where turning would not give a plain statement; then the words are better quoted. */
    static Optional<String> of(Clause clause, Language language) {
        // "I am worthless" turned around would sound as if the assistant agreed.
        boolean againstSelf = Lexicon.of(language).has("against-self", clause.text());
        if (clause.question() || clause.cut() || againstSelf) {
            return Optional.empty();
        }
        return language.chinese() ? chinese(clause.text()) : english(clause.text());
    }

    private static Optional<String> chinese(String text) {
        boolean addressed = text.contains("你") || text.contains("您") || text.contains("妳");
        if (addressed || text.length() < 4 || CHINESE_QUESTION.matcher(text).matches()) {
            return Optional.empty();
        }
        // "你妈" is an insult to many ears.
        return Optional.of(text.replaceAll("我([妈媽爸])(?![妈媽爸])", "我$1$1")
                .replace("咱们", "你们")
                .replace("咱們", "你們")
                .replace("我们", "你们")
                .replace("我們", "你們")
                .replace("自我", "\0")
                .replace("我", "你")
                .replace("\0", "自我"));
    }

    private static Optional<String> english(String raw) {
        String text = shouted(raw) ? raw.toLowerCase(Locale.ROOT) : raw;
        if (ADDRESSED.matcher(text).find() || !statement(text)) {
            return Optional.empty();
        }
        return Optional.of(lowerFirst(turned(text)));
    }

    private static boolean statement(String text) {
        if (!SUBJECT.matcher(text).matches() || Clause.words(text) < 3 && !text.matches("(?i)i(?:'m|'ve)? \\w+")) {
            return false;
        }
        return PRONOUN_FIRST.matcher(text).matches()
                || Lexicon.of(Language.EN).has("verbs", text)
                || pronounAndMore(text);
    }

    /** After a bare pronoun the next word is nearly always the verb. */
    private static boolean pronounAndMore(String text) {
        return text.matches("(?i)(?:\\w+ )?(?:i|we|he|she|they|it) [a-z'-]+\\b.*");
    }

    private static String turned(String text) {
        String agreed = AND_I.matcher(text).replaceAll(match -> match.group(1) + " I are");
        agreed = AM.matcher(agreed)
                .replaceAll(match -> "I" + Matcher.quoteReplacement(match.group(2))
                        + switch (match.group(3).toLowerCase(Locale.ROOT)) {
                            case "am" -> " are";
                            case "was" -> " were";
                            default -> " weren't";
                        });
        return WORD.matcher(agreed).replaceAll(word -> {
            String turned = TURNED.get(word.group().toLowerCase(Locale.ROOT));
            return Matcher.quoteReplacement(turned == null ? word.group() : turned);
        });
    }

    private static boolean shouted(String text) {
        return text.length() > 4
                && text.equals(text.toUpperCase(Locale.ROOT))
                && !text.equals(text.toLowerCase(Locale.ROOT));
    }

    private static String lowerFirst(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private SecondPerson() {}
}
