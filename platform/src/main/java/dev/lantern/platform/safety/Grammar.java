// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.safety;

import dev.lantern.platform.safety.PhraseBook.Match;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the words around a signal do to it: whom it is about, whether it is denied, past, told of a story, joked. The
 * cues are phrases of the data file ({@code [cue …]}); of two cues on the same question the longer one counts ("my
 * friend" over "my"). Everything is kept per word, clause and sentence, so that a text of nothing but cues is no slower
 * than its length.
 */
final class Grammar {

    private static final int REACH = 7;
    private static final int LONGEST_CUE = 12;
    private static final BitSet NOWHERE = new BitSet();

    private final Words words;
    private final Map<String, BitSet> inWords = new HashMap<>();
    private final Map<String, BitSet> inClauses = new HashMap<>();
    private final Map<String, BitSet> inSentences = new HashMap<>();
    /** Cue of a person that ends at this word. */
    private final Map<Integer, String> people = new HashMap<>();

    private final Map<Integer, Integer> conditionInClause = new HashMap<>();

    Grammar(Words words, List<Match> matches) {
        this.words = words;
        List<Match> cues = matches.stream().filter(m -> m.phrase().is("cue")).toList();
        BitSet asides = new BitSet();
        cues.stream().filter(cue -> cue.phrase().is("aside")).forEach(cue -> asides.set(cue.to()));
        for (int i = 0; i < cues.size(); i++) {
            boolean aside =
                    cues.get(i).phrase().is("other") && asides.get(cues.get(i).from());
            if (!aside && !overruled(cues, i)) {
                add(cues.get(i), cues.get(i).phrase().labels().get(1));
            }
        }
    }

    private static boolean overruled(List<Match> cues, int index) {
        Match cue = cues.get(index);
        for (int i = index - 1; i >= 0 && cues.get(i).from() > cue.from() - LONGEST_CUE; i--) {
            if (overrules(cues.get(i), cue)) {
                return true;
            }
        }
        for (int i = index + 1; i < cues.size() && cues.get(i).from() == cue.from(); i++) {
            if (overrules(cues.get(i), cue)) {
                return true;
            }
        }
        return false;
    }

    private static boolean overrules(Match other, Match cue) {
        return other.covers(cue)
                && other.to() - other.from() > cue.to() - cue.from()
                && question(other).equals(question(cue));
    }

    private static String question(Match cue) {
        String label = cue.phrase().labels().get(1);
        return switch (label) {
            case "self", "other", "you" -> "person";
            case "negation", "affirmation" -> "negation";
            case "past", "present" -> "time";
            default -> label;
        };
    }

    private void add(Match cue, String label) {
        inWords.computeIfAbsent(label, key -> new BitSet()).set(cue.from(), cue.to());
        inClauses.computeIfAbsent(label, key -> new BitSet()).set(words.clause(cue.from()));
        inSentences.computeIfAbsent(label, key -> new BitSet()).set(words.sentence(cue.from()));
        switch (label) {
            case "self", "other", "you" -> people.put(cue.to() - 1, label);
            case "condition" -> conditionInClause.putIfAbsent(words.clause(cue.from()), cue.to());
            default -> {}
        }
    }

    /** {@code self} unless the nearest person before the signal, or in it, is someone else. */
    String subject(Match signal) {
        int quote = words.quote(signal.from());
        if (signal.phrase().is("about-other")
                || quote > 0 && "other".equals(nearest(quote - 1, words.sentence(quote - 1)))) {
            return Finding.OTHER;
        }
        List<String> inside = inside(signal);
        if (inside.contains("self") || signal.phrase().is("about-self")) {
            return Finding.SELF;
        }
        if (inside.contains("other")) {
            return Finding.OTHER;
        }
        return switch (nearest(signal.from() - 1, words.sentence(signal.from()))) {
            case "other" -> Finding.OTHER;
            case "you" -> Finding.UNCLEAR;
            default -> Finding.SELF;
        };
    }

    private List<String> inside(Match signal) {
        List<String> inside = new ArrayList<>();
        for (int at = signal.from(); at < signal.to(); at++) {
            inside.add(people.getOrDefault(at, ""));
        }
        return inside;
    }

    private String nearest(int from, int sentence) {
        // Far enough for any sentence a person writes; a bound for those that none did.
        for (int at = from; at >= 0 && at > from - 60 && words.sentence(at) == sentence; at--) {
            String person = people.get(at);
            if (person != null) {
                return person;
            }
        }
        return "self";
    }

    /** A negation right before it, with nothing in between but words that carry it along ("not really thinking of"). */
    boolean denied(Match signal) {
        BitSet negations = inWords.getOrDefault("negation", NOWHERE);
        BitSet fillers = inWords.getOrDefault("filler", NOWHERE);
        int clause = words.clause(signal.from());
        for (int at = signal.from() - 1; at >= 0 && at >= signal.from() - REACH; at--) {
            if (words.clause(at) != clause) {
                return false;
            }
            if (negations.get(at)) {
                return true;
            }
            if (!fillers.get(at)) {
                return false;
            }
        }
        return false;
    }

    /** Told as past, with nothing that brings it back ("again", "now"). */
    boolean past(Match signal) {
        return inSentence(signal, "past") && !inSentence(signal, "present");
    }

    /** A time that is near ("tonight") in the signal's clause or one beside it. */
    boolean soon(Match signal) {
        BitSet soon = inClauses.getOrDefault("soon", NOWHERE);
        int clause = words.clause(signal.from());
        return soon.get(clause) || soon.get(clause + 1) || clause > 0 && soon.get(clause - 1);
    }

    /** "If I died": the condition stands in the signal's own clause, before it. */
    boolean supposed(Match signal) {
        Integer condition = conditionInClause.get(words.clause(signal.from()));
        return condition != null && condition <= signal.from();
    }

    boolean quoted(Match signal) {
        return words.quote(signal.from()) >= 0;
    }

    boolean inSentence(Match signal, String label) {
        return inSentences.getOrDefault(label, NOWHERE).get(words.sentence(signal.from()));
    }

    boolean anywhere(String label) {
        return inWords.containsKey(label);
    }
}
