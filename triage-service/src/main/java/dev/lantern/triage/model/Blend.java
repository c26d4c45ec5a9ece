// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The tuned encoder and, for the levels, the linear classifier beside it: they err differently, so that both together hear
 * better than each, and the second takes next to no time. The loudest part of a text speaks for it: a passage, or a sentence
 * that the mean over calm ones would drown.
 */
public final class Blend implements Classifier {

    private static final int ALARM = Asked.ALL.indexOf(Asked.ALARM);

    /** Of how a text is read, where that changes what is said. */
    private static final String VERSION = "2";

    /** Of longer texts, in UTF-16 code units, sentences are read too that are at most half of it. */
    private static final int SHORT = 60;

    /** So many. */
    private static final int SENTENCES = 2;

    private final Language language;
    private final Tuning tuning;
    private final TunedEncoder encoder;
    private final LinearClassifier pieces;

    /**
     * What is said of a passage: by the encoder, and of the pieces it is made of.
     *
     * @param less what is taken from its log-odds
     */
    private record Part(TunedEncoder.Heard heard, Grams grams, int[] buckets, double less) {}

    private Blend(Language language, Tuning tuning, TunedEncoder encoder, LinearClassifier pieces) {
        this.language = language;
        this.tuning = tuning;
        this.encoder = encoder;
        this.pieces = pieces;
    }

    /** The one that this build holds. */
    static Blend ofBuild(Language language) {
        return of(language, Tuning.ofBuild(language), LinearClassifier.ofBuild(language));
    }

    /** Throws {@link IllegalStateException} where the runtime or the encoder cannot be loaded. */
    public static Blend of(Language language, Tuning tuning, LinearClassifier pieces) {
        return new Blend(language, tuning, TunedEncoder.of(language, tuning), pieces);
    }

    @Override
    public Reading read(String text) {
        List<Part> parts = Stream.concat(
                        encoder.hear(text).stream().map(heard -> part(text, heard, 0)), sentences(text))
                .toList();
        Map<Asked, Double> said = new LinkedHashMap<>();
        List<Reading.Label> labels = new ArrayList<>();
        for (int i = 0; i < tuning.answers().size(); i++) {
            Tuning.Answer answer = tuning.answers().get(i);
            double probability = probability(parts, i);
            said.put(answer.asked(), probability);
            if (answer.asked().group() != Asked.Group.LEVEL && probability >= answer.from()) {
                labels.add(new Reading.Label(answer.asked(), probability));
            }
        }
        Part loudest =
                parts.stream().max(Comparator.comparingDouble(this::alarm)).orElseThrow();
        return new Reading(
                language,
                String.join(".", tuning.version(), pieces.version(), VERSION),
                new Reading.Levels(said.get(Asked.ALARM), said.get(Asked.URGENT), said.get(Asked.IMMINENT)),
                labels,
                loudness(text, loudest));
    }

    /** The loudest by their pieces, each as if it were all of the text. */
    private Stream<Part> sentences(String text) {
        if (text.length() <= SHORT) {
            return Stream.empty();
        }
        return Sentences.of(text, language).stream()
                .filter(sentence -> 2 * sentence.length() <= text.length())
                .filter(sentence -> Language.of(sentence.in(text)).contains(language))
                .sorted(Comparator.comparingDouble((Sentences.Sentence sentence) -> alarm(sentence.in(text)))
                        .reversed())
                .limit(SENTENCES)
                .flatMap(sentence -> encoder.hear(text, sentence.start(), sentence.end()).stream())
                .map(heard -> part(text, heard, language.outOfPlace()));
    }

    private double alarm(String sentence) {
        return pieces.logit(Asked.ALARM, Grams.of(sentence, language).buckets());
    }

    private Part part(String text, TunedEncoder.Heard heard, double less) {
        String passage = text.substring(heard.passage().start(), heard.passage().end());
        Grams grams = Grams.of(passage, language);
        return new Part(heard, grams, grams.buckets(), less);
    }

    /** What the part that says it loudest says. */
    private double probability(List<Part> parts, int answer) {
        double loudest =
                parts.stream().mapToDouble(part -> logit(part, answer)).max().orElseThrow();
        return 1 / (1 + Math.exp(-loudest));
    }

    private double alarm(Part part) {
        return logit(part, ALARM);
    }

    private double logit(Part part, int answer) {
        return tuning.answers().get(answer).curve().logit(head(part, answer), pieces(part, answer)) - part.less();
    }

    private static double head(Part part, int answer) {
        return part.heard().logits()[answer];
    }

    private double pieces(Part part, int answer) {
        return pieces.logit(Asked.ALL.get(answer), part.buckets());
    }

    /** For each code unit of the text, what it adds to the alarm. */
    private double[] loudness(String text, Part part) {
        Tuning.Curve curve = tuning.answers().get(ALARM).curve();
        double[] loud = new double[text.length()];
        Tokens.Passage passage = part.heard().passage();
        double[] shares = encoder.shares(part.heard(), ALARM);
        for (int i = 0; i < shares.length; i++) {
            int wide = passage.ends()[i] - passage.starts()[i];
            for (int at = passage.starts()[i]; at < passage.ends()[i]; at++) {
                loud[at] += curve.slope() * shares[i] / wide;
            }
        }
        double[] beside = pieces.loudness(passage.end() - passage.start(), part.grams(), part.buckets());
        for (int i = 0; i < beside.length; i++) {
            loud[passage.start() + i] += curve.beside() * beside[i];
        }
        return loud;
    }
}
