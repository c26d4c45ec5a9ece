// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

import dev.lantern.contracts.Urgency;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Answers from written scripts: gives back words of the message, names what triage found, then asks one thing or offers
 * one small step. Knows nothing but the turn, so the same turn always gets the same answer.
 */
@ApplicationScoped
public class ScriptedAssistant implements Assistant {

    private static final int LONG_ENGLISH = 700;
    private static final int LONG_CHINESE = 260;

    /** Holds the parts of one picture together. */
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /** Every third answer offers a step where the others ask. */
    private static final int STEP_EVERY = 3;

    @Override
    public Uni<String> answer(Turn turn) {
        return Uni.createFrom().item(() -> compose(Reading.of(turn)));
    }

    private static String compose(Reading reading) {
        Wording wording = wording(reading);
        List<Optional<String>> parts = parts(reading, wording);
        String text = parts.stream()
                .flatMap(Optional::stream)
                .collect(Collectors.joining(reading.language().gap()));
        return text.isEmpty() ? wording.say("again").orElse(reading.turn().number() + " …") : text;
    }

    private static List<Optional<String>> parts(Reading reading, Wording wording) {
        Optional<Intent> intent = Intent.of(reading.turn().text());
        if (reading.turn().urgency().atLeast(Urgency.MODERATE)) {
            return worried(reading, wording, intent);
        }
        if (intent.isPresent()) {
            return intended(intent.get(), reading, wording);
        }
        if (reading.turn().text().codePoints().noneMatch(Character::isLetterOrDigit)) {
            String emoji = emoji(reading.turn().text());
            wording.put("emoji", emoji);
            return List.of(wording.say(emoji.isEmpty() ? "short.unsure" : "emoji"), wording.say("short.ask"));
        }
        if (!reading.readable()) {
            return List.of(wording.say("other-language").or(() -> wording.say("other-language.noquote")));
        }
        return heard(reading, wording);
    }

    private static List<Optional<String>> heard(Reading reading, Wording wording) {
        if (smallTalk(reading)) {
            return List.of(wording.say("smalltalk").or(() -> reflect(reading, wording)), wording.say("ask.neutral"));
        }
        return List.of(
                lead(reading, wording), reflect(reading, wording), emotion(reading, wording), onward(reading, wording));
    }

    /** A direct, gentle check-in: asking about suicide does not plant the thought, and silence leaves a person alone. */
    private static List<Optional<String>> worried(Reading reading, Wording wording, Optional<Intent> intent) {
        Optional<String> answered = intent.filter(each -> each.compareTo(Intent.DIAGNOSIS) <= 0)
                .flatMap(each -> wording.say(section(each)));
        String concern = reading.concern();
        boolean maybeDanger = concern.equals("suicidal")
                || concern.equals("self-harm")
                || reading.turn().urgency().atLeast(Urgency.HIGH);
        return List.of(
                answered.or(() -> reflect(reading, wording)),
                wording.say("moderate." + concern)
                        .or(() -> wording.say("moderate.general"))
                        .or(() -> wording.say("ask.general")),
                maybeDanger ? wording.say("moderate.danger") : Optional.empty(),
                wording.say("moderate.person").or(() -> wording.say("again")));
    }

    private static List<Optional<String>> intended(Intent intent, Reading reading, Wording wording) {
        return switch (intent) {
            case HUMAN ->
                List.of(
                        wording.say("human").or(() -> wording.say("again")),
                        wording.say("greeting.ask").or(() -> wording.say("ask.neutral")));
            case ANGRY, CAPABILITIES, PERSON ->
                List.of(wording.say(section(intent)).or(() -> wording.say("again")));
            case PRIVACY, MEDICATION, DIAGNOSIS ->
                List.of(asked(reading, wording), wording.say(section(intent)).or(() -> onward(reading, wording)));
            case GOODBYE -> List.of(wording.say("goodbye").or(() -> wording.say("again")));
            case GREETING, THANKS -> List.of(wording.say(section(intent)), wording.say(section(intent) + ".ask"));
            case YES, NO, UNSURE -> {
                wording.put("word", reading.turn().text().strip());
                yield List.of(wording.say("short." + section(intent)), wording.say("short.ask"));
            }
        };
    }

    private static String section(Intent intent) {
        return intent.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> asked(Reading reading, Wording wording) {
        return reading.reflection().isEmpty() ? Optional.empty() : wording.say("asked");
    }

    private static Optional<String> lead(Reading reading, Wording wording) {
        int length = reading.turn().text().length();
        boolean lengthy = length > (reading.language().chinese() ? LONG_CHINESE : LONG_ENGLISH);
        return lengthy ? wording.say("long") : Optional.empty();
    }

    /** The sections that could give the message's own words back, best first. */
    private static Optional<String> reflect(Reading reading, Wording wording) {
        boolean question =
                reading.reflection().map(each -> each.clause().question()).orElse(false);
        String tone = "reflect." + reading.tone().section();
        List<String> sections = question
                ? List.of("reflect.question.quote", tone + ".quote", "reflect.none")
                : List.of(tone + ".clause", tone + ".quote", "reflect.topic", "reflect.none");
        return sections.stream()
                .map(section -> usable(section, reading) ? wording.say(section) : Optional.<String>empty())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean usable(String section, Reading reading) {
        return !section.equals("reflect.none") || reading.tone() != Reading.Tone.GLAD;
    }

    private static Optional<String> emotion(Reading reading, Wording wording) {
        boolean heavy = reading.tone() == Reading.Tone.HEAVY;
        boolean alreadyNamed = reading.reflection()
                .map(each -> Lexicon.of(reading.language())
                        .found("emotion", each.clause().text()))
                .map(found -> !found.isEmpty() && reading.emotions().contains(found.getFirst()))
                .orElse(false);
        return heavy && !reading.emotions().isEmpty() && !alreadyNamed ? wording.say("emotion") : Optional.empty();
    }

    private static Optional<String> onward(Reading reading, Wording wording) {
        boolean step = reading.asksHow() || reading.turn().number() % STEP_EVERY == 0;
        String topic = reading.topics().isEmpty() ? "general" : reading.topics().getFirst();
        return switch (reading.tone()) {
            case GLAD -> wording.say("ask.glad").or(() -> wording.say("ask.neutral"));
            case NEUTRAL -> neutral(reading, wording, topic);
            case HEAVY ->
                (step ? wording.say("step." + topic).or(() -> wording.say("step.general")) : Optional.<String>empty())
                        .or(() -> wording.say("ask." + topic))
                        .or(() -> wording.say("ask.general"));
        };
    }

    /** A question about the world, which scripts cannot answer. */
    private static boolean smallTalk(Reading reading) {
        boolean question =
                reading.reflection().map(each -> each.clause().question()).orElse(false);
        return question
                && reading.tone() == Reading.Tone.NEUTRAL
                && reading.topics().isEmpty()
                && !reading.asksHow();
    }

    private static Optional<String> neutral(Reading reading, Wording wording, String topic) {
        Optional<String> step = reading.asksHow() ? wording.say("step." + topic) : Optional.empty();
        return step.or(() -> wording.say("ask.neutral")).or(() -> wording.say("ask.general"));
    }

    private static Wording wording(Reading reading) {
        Turn turn = reading.turn();
        Map<String, String> slots = new HashMap<>();
        slots.put("number", Long.toString(turn.number()));
        Script script = Script.in(reading.language());
        String feeling =
                reading.emotions().isEmpty() ? "general" : reading.emotions().getFirst();
        int seed = Objects.hash(turn.text(), turn.number());
        List<Template> adjectives = script.section("adj." + feeling);
        slots.put("adj", adjectives.get(Math.floorMod(seed, adjectives.size())).text());
        reading.emotions().stream().findFirst().ifPresent(name -> {
            String word = script.only("emotion.name." + name);
            slots.put("emotion", word);
            slots.put("Emotion", word);
        });
        reading.topics().stream().findFirst().ifPresent(name -> slots.put("topic", script.only("topic." + name)));
        reading.reflection().ifPresent(reflection -> {
            Clause clause = reflection.clause();
            String ellipsis = clause.cut() ? "…" : "";
            String mark = clause.question() ? (reading.language().chinese() ? "？" : "?") : "";
            slots.put("quote", reading.language().quoted(clause.text() + ellipsis + mark));
            reflection.said().ifPresent(said -> slots.put("said", said));
        });
        return new Wording(script, slots, turn.said(), seed);
    }

    /** At most three pictures, each once. */
    private static String emoji(String text) {
        int[] shown = text.codePoints()
                .filter(each -> Character.isEmoji(each) || each == ZERO_WIDTH_JOINER)
                .distinct()
                .limit(3)
                .toArray();
        return IntStream.of(shown).mapToObj(Character::toString).collect(Collectors.joining());
    }
}
