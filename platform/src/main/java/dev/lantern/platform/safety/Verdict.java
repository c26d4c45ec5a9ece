// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.safety;

import dev.lantern.contracts.Evidence;
import dev.lantern.contracts.Signal;
import dev.lantern.contracts.Urgency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Puts the signs of a text together: what two of them mean that one does not. */
final class Verdict {

    /** Lower ends of the score bands of NONE, LOW, MODERATE, HIGH, IMMINENT. */
    private static final double[] BANDS = {0.02, 0.2, 0.45, 0.7, 0.9};

    private static final double BAND_STEP = 0.03;
    private static final double COVERED_AT_MOST = 0.4;
    private static final int SHORT_TEXT = 40;
    private static final int MANY = 4;

    /** So many words beside a phrase, or Chinese characters, may tell how it is meant. */
    private static final int ENOUGH_TO_TELL = 3;

    private final List<Sign> signs;
    private final Grammar grammar;
    private final Words words;

    private Verdict(List<Sign> signs, Grammar grammar, Words words) {
        this.words = words;
        this.signs = signs;
        this.grammar = grammar;
    }

    static Finding of(List<Sign> signs, Grammar grammar, Words words, int length) {
        Verdict verdict = new Verdict(signs, grammar, words);
        Urgency urgency = verdict.urgency();
        List<Sign> shown = verdict.shown(urgency);
        return new Finding(
                urgency,
                score(urgency, shown.size()),
                verdict.subject(urgency),
                signals(shown),
                verdict.heard(),
                verdict.doubtful(),
                evidence(shown, words, length));
    }

    private boolean heard() {
        return signs.stream().anyMatch(sign -> sign.strength().urgency().atLeast(Urgency.MODERATE));
    }

    /**
     * Rests on the bare word ("suicide"), on hopeless phrases alone or, from HIGH on, on open phrases; with others around them
     * to tell, and with nothing that two of them together mean.
     */
    private boolean doubtful() {
        List<Sign> grave = signs.stream()
                .filter(sign -> !sign.denied() && sign.shows(Urgency.MODERATE))
                .toList();
        return grave.isEmpty() ? heavyAlone() : areDoubtful(grave);
    }

    /** Hopeless and heavy words, and nothing grave, not even denied. */
    private boolean heavyAlone() {
        return heavy() && !heard() && different(Strength.FAREWELL) < 2 && !alone(signs);
    }

    private boolean areDoubtful(List<Sign> grave) {
        return grave.stream().allMatch(Verdict::mayMeanNothing)
                && grave.stream().map(Sign::kind).distinct().count() == 1
                && signs.stream().noneMatch(Verdict::addsTo)
                && !imminent()
                && !alone(grave);
    }

    /** A bare word, but not one with which somebody fears for another; or an open phrase, but not one told as past. */
    private static boolean mayMeanNothing(Sign sign) {
        boolean high = sign.shows(Urgency.HIGH);
        return sign.strength() == Strength.MENTION ? !high : high && sign.open();
    }

    /** A farewell, or a hopeless phrase: ordinary by itself, but not beside a word that might mean death. */
    private static boolean addsTo(Sign sign) {
        return !sign.denied()
                && sign.shows(Urgency.LOW)
                && (sign.strength() == Strength.FAREWELL || sign.strength() == Strength.WEAK);
    }

    /** A text that is little else: who says only "bye everyone" has left nothing to tell it by. */
    private boolean alone(List<Sign> grave) {
        long said = IntStream.range(0, words.size())
                .filter(word -> grave.stream().anyMatch(sign -> sign.match().covers(word)))
                .count();
        long others = words.size() - said;
        return others <= said || others < ENOUGH_TO_TELL;
    }

    private Urgency urgency() {
        Urgency urgency = signs.stream().map(Sign::urgency).reduce(Urgency.NONE, Urgency::max);
        if (imminent()) {
            return Urgency.IMMINENT;
        }
        if (heavy() || different(Strength.FAREWELL) >= 2) {
            urgency = urgency.max(Urgency.MODERATE);
        }
        // Said three times in different words, a wish to be dead is no passing thought.
        return different(Strength.PASSIVE) >= 3 ? urgency.max(Urgency.HIGH) : urgency;
    }

    /** Two hopeless phrases, or one among several heavy words. */
    private boolean heavy() {
        long weak = different(Strength.WEAK);
        return weak >= 1 && 2 * weak + different(Strength.FAINT) >= 4;
    }

    /** How many phrases of this strength the writer used, counting neither repeats nor one wording twice. */
    private long different(Strength strength) {
        List<Sign> counted = new ArrayList<>();
        for (Sign sign : signs) {
            boolean own = sign.strength() == strength
                    && !sign.denied()
                    && sign.subject().equals(Finding.SELF);
            if (own && meant(sign) && counted.stream().noneMatch(other -> sameAs(other, sign))) {
                counted.add(sign);
            }
            if (counted.size() == MANY) {
                break;
            }
        }
        return counted.size();
    }

    private static boolean meant(Sign sign) {
        return sign.strength() == Strength.FAINT || sign.shows(Urgency.LOW);
    }

    private boolean sameAs(Sign one, Sign other) {
        return one.match().overlaps(other.match())
                || one.match().phrase() == other.match().phrase()
                        && words.id(one.match().from())
                                == words.id(other.match().from());
    }

    private boolean imminent() {
        boolean wish = signs.stream().anyMatch(this::presentWish);
        boolean means = has(Strength.MEANS);
        boolean intentSoon = signs.stream().anyMatch(this::intentSoon);
        return wish && (means || has(Strength.FAREWELL)) || intentSoon || means && meansSoon();
    }

    private boolean presentWish(Sign sign) {
        return sign.strength().wishToDie() && sign.shows(Urgency.MODERATE) && !grammar.past(sign.match());
    }

    private boolean has(Strength strength) {
        return signs.stream().anyMatch(sign -> sign.strength() == strength && sign.shows(Urgency.LOW));
    }

    private boolean intentSoon(Sign sign) {
        boolean active = sign.strength() == Strength.INTENT
                || sign.strength() == Strength.THOUGHT && !grammar.inSentence(sign.match(), "present");
        return active && sign.shows(Urgency.HIGH) && grammar.soon(sign.match());
    }

    private boolean meansSoon() {
        return signs.stream().anyMatch(sign -> sign.strength() == Strength.MEANS && grammar.soon(sign.match()));
    }

    /** Of the gravest sign; unclear where another's danger stands beside the writer's own. */
    private String subject(Urgency urgency) {
        String gravest = gravestSubject(urgency);
        boolean writerToo = signs.stream()
                .anyMatch(sign -> !sign.denied()
                        && sign.urgency().atLeast(Urgency.MODERATE)
                        && sign.subject().equals(Finding.SELF));
        return gravest.equals(Finding.OTHER) && writerToo ? Finding.UNCLEAR : gravest;
    }

    private String gravestSubject(Urgency urgency) {
        return signs.stream()
                .filter(sign -> !sign.denied())
                .max(Comparator.comparing(Sign::urgency))
                .filter(sign -> urgency != Urgency.NONE)
                .map(Sign::subject)
                .orElse(Finding.SELF);
    }

    /** Signs that the urgency rests on, and below MODERATE all that say anything. */
    private List<Sign> shown(Urgency urgency) {
        return signs.stream()
                .filter(sign -> !sign.denied() && sign.shows(Urgency.LOW))
                .map(sign -> urgency.atLeast(Urgency.HIGH) && supports(sign) ? sign.with(urgency) : sign)
                .sorted(Comparator.comparing(Sign::urgency).reversed())
                .toList();
    }

    private static boolean supports(Sign sign) {
        return sign.strength() == Strength.MEANS || sign.strength() == Strength.FAREWELL;
    }

    private static double score(Urgency urgency, int signs) {
        double score = BANDS[urgency.ordinal()] + Math.min(3, Math.max(0, signs - 1)) * BAND_STEP;
        return Math.round(score * 100) / 100.0;
    }

    private static List<Signal> signals(List<Sign> shown) {
        return shown.stream().collect(Collectors.groupingBy(Sign::kind, Collectors.counting())).entrySet().stream()
                .map(kind -> new Signal(
                        kind.getKey(),
                        score(strongest(shown, kind.getKey()), kind.getValue().intValue())))
                .sorted(Comparator.comparingDouble(Signal::score).reversed().thenComparing(Signal::kind))
                .toList();
    }

    private static Urgency strongest(List<Sign> shown, String kind) {
        return shown.stream()
                .filter(sign -> sign.kind().equals(kind))
                .map(Sign::urgency)
                .reduce(Urgency.NONE, Urgency::max);
    }

    /** Strongest first until 40 % of a longer text is covered; overlapping spans once; in order of the text. */
    private static List<Evidence> evidence(List<Sign> shown, Words words, int length) {
        int budget = length > SHORT_TEXT ? (int) (length * COVERED_AT_MOST) : length;
        List<Evidence> spans = new ArrayList<>();
        for (Sign sign : shown) {
            Evidence span = span(sign, words);
            int width = span.end() - span.start();
            if (width <= budget && spans.stream().noneMatch(other -> overlap(other, span))) {
                spans.add(span);
                budget -= width;
            } else if (spans.isEmpty()) {
                // A phrase wider than the budget (spelled out with many signs): its beginning still points there.
                spans.add(new Evidence(span.start(), span.start() + budget, span.signal()));
                break;
            }
        }
        spans.sort(Comparator.comparingInt(Evidence::start));
        return spans;
    }

    private static Evidence span(Sign sign, Words words) {
        return new Evidence(
                words.start(sign.match().from()), words.end(sign.match().to() - 1), sign.kind());
    }

    private static boolean overlap(Evidence one, Evidence other) {
        return one.start() < other.end() && other.start() < one.end();
    }
}
