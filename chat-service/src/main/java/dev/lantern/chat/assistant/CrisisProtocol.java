// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

import dev.lantern.contracts.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a seeker reads when a message or a questionnaire is HIGH or IMMINENT: fixed words, never a model's. Acknowledges, asks about safety,
 * names the emergency number and the hotlines, says that a counselor is being asked to join and promises nothing more.
 * Chooses the wordings that the conversation has not had; the numbers come every time.
 */
public final class CrisisProtocol {

    public static String text(Crisis crisis) {
        return crisis.moment() == Crisis.Moment.WAITING ? waiting(crisis) : raised(crisis);
    }

    /** The answer to "I want a person". */
    public static String personRequested(String locale, Crisis.OnDuty onDuty, List<String> said, long number) {
        Wording wording = wording(locale, said, number, Map.of());
        String section = onDuty == Crisis.OnDuty.NO ? "requested.no" : "requested";
        return wording.sayEvenAgain(section);
    }

    private static String raised(Crisis crisis) {
        Speaker speaker = new Speaker(crisis);
        boolean imminent = crisis.urgency() == Urgency.IMMINENT;
        String level = crisis.aboutOther() ? "other" : imminent ? "imminent" : "high";
        boolean answered = crisis.moment() == Crisis.Moment.ANSWERED;
        String acknowledge = speaker.say("crisis.acknowledge." + (answered ? "answered" : level));
        String safety = speaker.say("crisis.safety." + level);
        String emergency = speaker.emergency();
        String opening =
                imminent ? speaker.join(acknowledge, emergency, safety) : speaker.join(acknowledge, safety, emergency);
        return String.join("\n", opening, speaker.hotlines("crisis.hotlines"), speaker.counselor());
    }

    private static String waiting(Crisis crisis) {
        Speaker speaker = new Speaker(crisis);
        String open = crisis.onDuty() == Crisis.OnDuty.NO ? "crisis.waiting.open.no" : "crisis.waiting.open";
        String safety = crisis.aboutOther() ? "crisis.waiting.safety.other" : "crisis.waiting.safety";
        return String.join(
                "\n",
                speaker.join(speaker.say("crisis.waiting"), speaker.say(open), speaker.say(safety)),
                speaker.hotlines("crisis.waiting.hotlines"),
                speaker.emergency());
    }

    private static Wording wording(String locale, List<String> said, long number, Map<String, String> slots) {
        return new Wording(Script.in(Language.of(locale)), slots, said, Long.hashCode(number));
    }

    /** One text in the making. */
    private static final class Speaker {
        private final Crisis crisis;
        private final Language language;
        private final Wording wording;

        Speaker(Crisis crisis) {
            this.crisis = crisis;
            this.language = Language.of(crisis.locale());
            Map<String, String> slots = crisis.helplines()
                    .emergency()
                    .map(number -> Map.of("emergency", number))
                    .orElse(Map.of());
            this.wording = wording(crisis.locale(), crisis.said(), crisis.number(), slots);
        }

        String say(String section) {
            return wording.sayEvenAgain(section);
        }

        String join(String... parts) {
            return String.join(language.gap(), parts);
        }

        String emergency() {
            return say(crisis.helplines().emergency().isPresent() ? "crisis.emergency" : "crisis.emergency.unknown");
        }

        String counselor() {
            return say("crisis.counselor." + crisis.onDuty().name().toLowerCase(Locale.ROOT));
        }

        String hotlines(String lead) {
            List<String> lines = crisis.helplines().lines();
            if (lines.isEmpty()) {
                return say("crisis.hotlines.none");
            }
            List<String> shown = new ArrayList<>(List.of(say(lead)));
            shown.addAll(lines.stream().map(line -> "• " + line).toList());
            return shown.stream().collect(Collectors.joining("\n"));
        }
    }

    private CrisisProtocol() {}
}
