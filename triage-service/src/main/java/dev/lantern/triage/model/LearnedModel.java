// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The trained classifiers, each loaded when its language is first read; a text in both languages is read by both. */
final class LearnedModel {

    /** What could not be loaded is not tried again with each text: that would take the time that the rules need. */
    private static final Duration TRIED_AGAIN_AFTER = Duration.ofMinutes(1);

    private final Function<Language, Classifier> source;
    private final Clock clock;
    private final Map<Language, Classifier> loaded = new EnumMap<>(Language.class);
    private final Map<Language, Failure> failures = new EnumMap<>(Language.class);

    private record Failure(Throwable cause, Instant at) {}

    LearnedModel(Function<Language, Classifier> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** @param encoder whether the tuned encoders read too, or the linear classifiers alone */
    static LearnedModel ofBuild(boolean encoder, Clock clock) {
        return new LearnedModel(encoder ? Blend::ofBuild : LinearClassifier::ofBuild, clock);
    }

    /** In each of the languages that the text is in. */
    List<Reading> read(String text) {
        return Language.of(text).stream().map(language -> read(text, language)).toList();
    }

    Reading read(String text, Language language) {
        Classifier classifier = loaded(language);
        return text.codePoints().anyMatch(Character::isLetter) ? classifier.read(text) : silent(text, classifier);
    }

    /** Numbers and signs alone are nothing that it was trained on. */
    private static Reading silent(String text, Classifier classifier) {
        Reading nothing = classifier.read("");
        return new Reading(
                nothing.language(), nothing.version(), Reading.Levels.NOTHING, List.of(), new double[text.length()]);
    }

    // One at a time: two encoders that load at once need twice the memory.
    private synchronized Classifier loaded(Language language) {
        Classifier ready = loaded.get(language);
        if (ready == null) {
            ready = load(language);
            loaded.put(language, ready);
        }
        return ready;
    }

    /** Errors too: a native library that is missing is one. */
    private Classifier load(Language language) {
        Failure before = failures.get(language);
        if (before == null || !clock.instant().isBefore(before.at().plus(TRIED_AGAIN_AFTER))) {
            try {
                return source.apply(language);
            } catch (RuntimeException | Error e) {
                before = new Failure(e, clock.instant());
                failures.put(language, before);
            }
        }
        throw new IllegalStateException("the classifier of " + language + " cannot be loaded", before.cause());
    }
}
