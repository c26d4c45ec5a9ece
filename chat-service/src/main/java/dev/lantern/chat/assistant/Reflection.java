// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The words of the message that an answer gives back.
 *
 * @param clause as the seeker wrote it
 * @param said the same in the second person, where that gives a plain statement
 */
record Reflection(Clause clause, Optional<String> said) {

    private static final Pattern CONTACT = Pattern.compile("(?i)\\S+@\\S+|https?:|www\\.|@\\w+|\\d[\\d\\s().+-]{4,}\\d"
            + "|\\b(?:whatsapp|telegram|wechat|instagram|snapchat|phone|e-?mail|address|street)\\b"
            + "|\\b\\w+\\.(?:com|org|net|cn|io)\\b|微信|电话|電話|手机号|手機號|邮箱|郵箱|信箱|地址|身份证|QQ");
    private static final Pattern NAME =
            Pattern.compile("\\b(?:named?|called)\\b|(?<=\\w )[A-Z][a-z]+|^[A-Z][a-z]+(?= [A-Z])|叫|名字|姓");
    private static final Pattern FILLER =
            Pattern.compile("(?i)(?:hi|hello|hey|there|thanks?|thank you|ok(?:ay)?|please|sorry"
                    + "|good (?:morning|evening|afternoon|night)|lol|haha+|well|yes|no|right|dear counsel+or"
                    + "|你好|您好|谢谢|謝謝|老师|老師|心理咨询师|心理諮商師|咨询师|请问|請問|哈+|嗯+|好的?|早上好|晚上好|在吗|在嗎)[\\s~]*");
    private static final Pattern FIRST_PERSON = Pattern.compile("(?i)\\b(?:i|i'm|im|my|me|i've|we|our)\\b|我");

    /** Of an English clause. */
    private static final int TELLING_WORDS = 5;

    /** Empty when there is nothing that is safe and worthwhile to repeat. */
    static Optional<Reflection> of(String message, Language language, List<String> topics, boolean calm) {
        Lexicon lexicon = Lexicon.of(language);
        boolean contact = CONTACT.matcher(message).find();
        List<Clause> all = Clause.of(message, language);
        Predicate<Clause> fit = clause -> worthwhile(clause.text(), language)
                && !CONTACT.matcher(clause.text()).find()
                && (!contact || !NAME.matcher(clause.text()).find())
                && safe(clause.text(), calm);
        List<Clause> clauses = all.stream().filter(fit).toList();
        return clauses.stream()
                // Ties go to the first: people lead with what matters.
                .max(Comparator.<Clause>comparingLong(clause -> weight(clause, lexicon, topics))
                        .thenComparing(clause -> -clauses.indexOf(clause)))
                .map(clause -> language.chinese() ? completed(clause, all, fit) : telling(clause, all, fit))
                .map(clause -> new Reflection(clause, SecondPerson.of(clause, language)));
    }

    /** With the clause after it, or else the one before: what happened and how that feels belong together. */
    private static Clause completed(Clause clause, List<Clause> all, Predicate<Clause> fit) {
        int place = all.indexOf(clause);
        Optional<Clause> next = neighbour(place + 1, all, fit).map(clause::with);
        return next.filter(both -> !both.equals(clause))
                .or(() -> neighbour(place - 1, all, fit)
                        .map(before -> before.with(clause))
                        .filter(both -> both.text().endsWith(clause.text())))
                .orElse(clause);
    }

    /** "It is lonely" says less than where: then the clause before it stands for both. */
    private static Clause telling(Clause clause, List<Clause> all, Predicate<Clause> fit) {
        return Clause.words(clause.text()) >= TELLING_WORDS
                ? clause
                : neighbour(all.indexOf(clause) - 1, all, fit)
                        .filter(before -> Clause.words(before.text()) >= TELLING_WORDS)
                        .orElse(clause);
    }

    private static Optional<Clause> neighbour(int place, List<Clause> all, Predicate<Clause> fit) {
        return place >= 0 && place < all.size() ? Optional.of(all.get(place)).filter(fit) : Optional.empty();
    }

    private static boolean worthwhile(String text, Language language) {
        boolean longEnough = language.chinese() ? text.length() >= 2 : text.length() >= 3;
        return longEnough
                && text.codePoints().anyMatch(Character::isLetter)
                && !FILLER.matcher(text).matches();
    }

    /** Both languages' lists: a mixed message hides nothing. */
    private static boolean safe(String text, boolean calm) {
        return List.of(Language.EN, Language.ZH).stream().allMatch(language -> {
            Lexicon lexicon = Lexicon.of(language);
            String checked = calm ? lexicon.without("unless-ordinary", text) : text;
            return !lexicon.has("never-quoted", checked);
        });
    }

    private static long weight(Clause clause, Lexicon lexicon, List<String> topics) {
        String text = clause.text();
        long weight = 3L * Math.min(2, lexicon.found("topic", text).size())
                + 3L * Math.min(2, lexicon.found("emotion", text).size())
                + (lexicon.has("glad", text) ? 2 : 0)
                + (topics.stream().anyMatch(lexicon.found("topic", text)::contains) ? 2 : 0)
                + (FIRST_PERSON.matcher(text).find() ? 1 : 0);
        return weight - (clause.cut() ? 2 : 0) + (text.length() >= 5 ? 1 : 0);
    }
}
