// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The trained classifiers, each loaded when its language is first read; a text in both languages is read by both. */
final class LearnedModel {

    private final Function<Language, Classifier> source;
    private final Function<Language, Encoder> encoders;
    private final Map<Language, Loaded> loaded = new EnumMap<>(Language.class);

    private record Loaded(Classifier classifier, Encoder encoder) {}

    LearnedModel(Function<Language, Classifier> source, Function<Language, Encoder> encoders) {
        this.source = source;
        this.encoders = encoders;
    }

    /** @param encoder whether vectors of meaning are used beside the pieces of the text */
    static LearnedModel ofBuild(boolean encoder) {
        return new LearnedModel(
                language -> Classifier.read(file(language, encoder)), language -> OnnxEncoder.of(language));
    }

    private static String file(Language language, boolean encoder) {
        return "risk-" + language.name().toLowerCase(Locale.ROOT) + (encoder ? "" : "-plain") + ".bin";
    }

    /** The more alarming reading of the languages that the text is in. */
    Reading read(String text) {
        return Language.of(text).stream()
                .map(language -> read(text, language))
                .max(Comparator.comparingDouble(Reading::alarm))
                .orElseThrow();
    }

    Reading read(String text, Language language) {
        Loaded in = loaded(language);
        Grams grams = Grams.of(text, language);
        float[] vector = vector(in, grams, text);
        Classifier.Answer answer = in.classifier().answer(grams, vector);
        return new Reading(in.classifier(), grams, answer.alarm(), answer.urgent());
    }

    private static float[] vector(Loaded in, Grams grams, String text) {
        int dimensions = in.classifier().dimensions();
        return dimensions == 0 || grams.blank()
                ? new float[dimensions]
                : in.encoder().encode(text);
    }

    private synchronized Loaded loaded(Language language) {
        return loaded.computeIfAbsent(language, l -> new Loaded(source.apply(l), encoders.apply(l)));
    }
}
