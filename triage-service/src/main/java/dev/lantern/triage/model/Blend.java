// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** So many sentences, each of another text. */
    private static final int SENTENCES = 2;

    /** Parts that are quieter than the loudest by no more, in log-odds, speak as well: without it they would. */
    private static final double NEARLY = 1;

    private final Language language;
    private final Tuning tuning;
    private final TunedEncoder encoder;
    private final LinearClassifier pieces;

    /**
     * What is said of a passage or a sentence: by the encoder, and of the pieces it is made of.
     *
     * @param less what is taken from its log-odds
     */
    private record Part(TunedEncoder.Heard heard, Grams grams, int[] buckets, double less) {

        Part after(int start) {
            return new Part(heard.after(start), grams, buckets, less);
        }
    }

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
        double loudest = parts.stream().mapToDouble(this::alarm).max().orElseThrow();
        return new Reading(
                language,
                String.join(".", tuning.version(), pieces.version(), VERSION),
                new Reading.Levels(said.get(Asked.ALARM), said.get(Asked.URGENT), said.get(Asked.IMMINENT)),
                labels,
                loudness(
                        text,
                        parts.stream()
                                .filter(part -> alarm(part) >= loudest - NEARLY)
                                .toList()));
    }

    /** The loudest by their pieces, each as if it were all of the text, wherever it is said. */
    private Stream<Part> sentences(String text) {
        Map<String, List<Sentences.Sentence>> places = text.length() <= SHORT
                ? Map.of()
                : Sentences.of(text, language).stream()
                        .filter(sentence -> 2 * sentence.length() <= text.length())
                        .collect(Collectors.groupingBy(
                                sentence -> sentence.in(text), LinkedHashMap::new, Collectors.toList()));
        return places.keySet().stream()
                .filter(this::canBeRead)
                .map(sentence -> Map.entry(sentence, piecesAlarm(sentence)))
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(SENTENCES)
                .map(Map.Entry::getKey)
                .flatMap(sentence -> encoder.hear(sentence).stream()
                        .map(heard -> part(sentence, heard, language.outOfPlace()))
                        .flatMap(part -> places.get(sentence).stream().map(place -> part.after(place.start()))));
    }

    /** Numbers and signs alone are nothing that it was trained on, and other languages read as anything. */
    private boolean canBeRead(String sentence) {
        return sentence.codePoints().anyMatch(Character::isLetter)
                && Language.of(sentence).contains(language);
    }

    private double piecesAlarm(String sentence) {
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
        return Tuning.Curve.probability(loudest);
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

    /** For each code unit of the text, what it adds to the alarm; where parts overlap, in the one where it adds more. */
    private double[] loudness(String text, List<Part> parts) {
        double[] loud = new double[text.length()];
        boolean[] heard = new boolean[text.length()];
        for (Part part : parts) {
            Tokens.Passage passage = part.heard().passage();
            double[] of = loudness(part);
            for (int i = 0; i < of.length; i++) {
                int at = passage.start() + i;
                loud[at] = heard[at] ? Math.max(loud[at], of[i]) : of[i];
                heard[at] = true;
            }
        }
        return loud;
    }

    /** For each code unit of the part. */
    private double[] loudness(Part part) {
        Tuning.Curve curve = tuning.answers().get(ALARM).curve();
        Tokens.Passage passage = part.heard().passage();
        double[] loud = pieces.loudness(passage.end() - passage.start(), part.grams(), part.buckets());
        for (int i = 0; i < loud.length; i++) {
            loud[i] *= curve.beside();
        }
        double[] shares = encoder.shares(part.heard(), ALARM);
        for (int i = 0; i < shares.length; i++) {
            int wide = passage.ends()[i] - passage.starts()[i];
            for (int at = passage.starts()[i]; at < passage.ends()[i]; at++) {
                loud[at - passage.start()] += curve.slope() * shares[i] / wide;
            }
        }
        return loud;
    }
}
