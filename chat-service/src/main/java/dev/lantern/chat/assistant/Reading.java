// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

import dev.lantern.contracts.Scored;
import dev.lantern.contracts.Urgency;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the assistant makes of a turn: triage's findings first, its own small lexicon where triage was silent.
 *
 * @param emotions the scripts' names, strongest first
 * @param topics the scripts' names, strongest first
 */
record Reading(
        Turn turn,
        Language language,
        boolean readable,
        Tone tone,
        List<String> emotions,
        List<String> topics,
        Optional<Reflection> reflection) {

    enum Tone {
        HEAVY,
        NEUTRAL,
        GLAD;

        String section() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final String JOY = "joy";

    static Reading of(Turn turn) {
        Tongue tongue = Tongue.of(turn.text(), Language.of(turn.locale()));
        Lexicon lexicon = Lexicon.of(tongue.language());
        List<String> topics = names("topic", turn.stressors(), lexicon.found("topic", turn.text()));
        List<String> emotions = names("emotion", turn.emotions(), lexicon.found("emotion", turn.text()));
        boolean calm = !turn.urgency().atLeast(Urgency.MODERATE);
        return new Reading(
                turn,
                tongue.language(),
                tongue.readable(),
                tone(turn, emotions, lexicon),
                emotions.stream().filter(name -> !JOY.equals(name)).toList(),
                topics,
                Reflection.of(turn.text(), tongue.language(), topics, calm));
    }

    private static List<String> names(String kind, List<Scored> triage, List<String> own) {
        Set<String> names = new LinkedHashSet<>();
        triage.stream()
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .forEach(scored -> Lexicon.known(kind, scored.name()).ifPresent(names::add));
        // Where triage found something, its order holds and the lexicon only adds.
        names.addAll(own);
        return List.copyOf(names);
    }

    private static Tone tone(Turn turn, List<String> emotions, Lexicon lexicon) {
        if (turn.urgency().atLeast(Urgency.LOW)) {
            return Tone.HEAVY;
        }
        boolean joyful = !emotions.isEmpty() && JOY.equals(emotions.getFirst());
        boolean wishful = lexicon.has("not-glad", turn.text());
        boolean bad = lexicon.has("trouble", turn.text()) || emotions.stream().anyMatch(name -> !JOY.equals(name));
        if ((joyful || lexicon.has("glad", turn.text())) && !wishful && (joyful || !bad)) {
            return Tone.GLAD;
        }
        return bad ? Tone.HEAVY : Tone.NEUTRAL;
    }

    boolean asksHow() {
        return Lexicon.of(language).has("asks-how", turn.text());
    }

    /** What triage or the screen saw worst, for the check-in; suicide before everything. */
    String concern() {
        List<String> kinds = turn.signals().stream()
                .sorted(Comparator.comparingDouble(dev.lantern.contracts.Signal::score)
                        .reversed())
                .map(dev.lantern.contracts.Signal::kind)
                .toList();
        if (kinds.stream().anyMatch(SUICIDAL::contains)) {
            return "suicidal";
        }
        return kinds.stream().filter(CHECKED::contains).findFirst().orElse("general");
    }

    private static final Set<String> SUICIDAL =
            Set.of("suicidal-ideation", "suicide-plan", "suicide-means", "attempt", "goodbye", "hopelessness");
    private static final Set<String> CHECKED = Set.of("self-harm", "abuse", "eating", "substance");
}
