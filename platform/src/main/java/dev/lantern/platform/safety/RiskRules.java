// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.safety;

import dev.lantern.contracts.Urgency;
import dev.lantern.platform.safety.PhraseBook.Match;
import java.util.Comparator;
import java.util.List;

/**
 * Signal rules in Chinese and English: the screen in chat, the floor in triage. Pure and fast; holds no text. The rules
 * err upward: a missed crisis costs more than a false alarm.
 */
public final class RiskRules {

    /** Changes with every change of the rules or their phrases. */
    public static final String VERSION = "4";

    /** More tell nothing new; a text of nothing but signals must not cost the square of its length. */
    private static final int MOST_SIGNALS = 100;

    private static final PhraseBook PHRASES =
            PhraseBook.read(RiskRules.class, "lists.txt", "cues.txt", "signals-zh.txt", "signals-en.txt");

    /** Reads one message, of at most some thousand characters. */
    public static Finding assess(String text) {
        Words words = PHRASES.words(text);
        List<Match> matches = PHRASES.matches(words);
        if (matches.stream().noneMatch(m -> m.phrase().is("signal"))) {
            return Finding.nothing();
        }
        Grammar grammar = new Grammar(words, matches);
        List<Sign> signs = signals(matches).stream()
                .filter(signal -> !words.inTitle(signal.from()))
                .map(signal -> sign(signal, grammar))
                .toList();
        return Verdict.of(signs, grammar, words, text.length());
    }

    /** Whether a text is little more than a time that is near ("tonight"): what it means, those before it say. */
    public static boolean soon(String text) {
        Words words = PHRASES.words(text);
        int told = PHRASES.matches(words).stream()
                .filter(m -> m.phrase().is("soon"))
                .mapToInt(m -> m.to() - m.from())
                .max()
                .orElse(0);
        return 2 * told >= words.size() && told > 0;
    }

    /** Signals that no idiom swallows ("笑死" in "笑死我了"); of very many the strongest, in order of the text. */
    private static List<Match> signals(List<Match> matches) {
        List<Match> idioms =
                matches.stream().filter(m -> m.phrase().is("idiom")).toList();
        return matches.stream()
                .filter(m -> m.phrase().is("signal"))
                .filter(signal -> idioms.stream().noneMatch(idiom -> swallows(idiom, signal)))
                .sorted(Comparator.comparing(RiskRules::strength).reversed())
                .limit(MOST_SIGNALS)
                .sorted(Comparator.comparingInt(Match::from))
                .toList();
    }

    private static Strength strength(Match signal) {
        return Strength.of(signal.phrase().labels().get(2));
    }

    private static boolean swallows(Match other, Match signal) {
        boolean begins = other.from() <= signal.from() && signal.from() < other.to();
        boolean ends = other.from() < signal.to() && signal.to() <= other.to();
        return (begins || ends) && !(signal.covers(other) && !other.covers(signal));
    }

    private static Sign sign(Match signal, Grammar grammar) {
        String kind = signal.phrase().labels().get(1);
        Strength strength = strength(signal);
        String subject = grammar.subject(signal);
        if (grammar.denied(signal)) {
            return Sign.denied(signal, kind, strength, subject);
        }
        Urgency urgency = ofSubject(strength, subject, grammar, signal);
        return new Sign(signal, kind, strength, subject, inContext(urgency, strength, subject, signal, grammar), false);
    }

    private static Urgency ofSubject(Strength strength, String subject, Grammar grammar, Match signal) {
        if (subject.equals(Finding.OTHER)) {
            return switch (strength) {
                // Someone they lost: grief, not risk.
                case WEAK -> signal.phrase().is("about-other") ? Urgency.LOW : Urgency.NONE;
                case FAINT, MEANS, FAREWELL -> Urgency.NONE;
                // Of someone who died, a fear or a memory; at risk is who is alive and says so.
                case MENTION -> grammar.inSentence(signal, "worry") ? Urgency.HIGH : Urgency.LOW;
                case PASSIVE, THOUGHT, INTENT, ATTEMPT -> Urgency.HIGH;
                default -> strength.urgency();
            };
        }
        if (subject.equals(Finding.UNCLEAR)) {
            return strength == Strength.IMMINENT || strength == Strength.HIGH ? strength.urgency() : Urgency.LOW;
        }
        return strength.urgency();
    }

    private static Urgency inContext(
            Urgency urgency, Strength strength, String subject, Match signal, Grammar grammar) {
        boolean self = subject.equals(Finding.SELF);
        if (grammar.inSentence(signal, "fiction")
                && (!self || grammar.quoted(signal) || strength == Strength.MENTION)) {
            return Urgency.NONE;
        }
        if (grammar.past(signal) && strength != Strength.IMMINENT) {
            return min(urgency, self ? Urgency.MODERATE : Urgency.LOW);
        }
        if (grammar.inSentence(signal, "trivial") && signal.phrase().is("slang")) {
            return min(urgency, grammar.anywhere("laugh") ? Urgency.LOW : Urgency.MODERATE);
        }
        if (grammar.supposed(signal) && self) {
            return min(urgency, Urgency.MODERATE);
        }
        return urgency;
    }

    private static Urgency min(Urgency one, Urgency other) {
        return one.atLeast(other) ? other : one;
    }

    private RiskRules() {}
}
