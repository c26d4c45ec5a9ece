// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.contracts.SignalKinds;
import dev.lantern.contracts.Urgency;
import dev.lantern.triage.model.Asked;
import dev.lantern.triage.model.Asked.Group;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the labels of a source say yes and no to; what they leave open is left out. */
final class Labels {

    /** Kinds of the project's own lines that name what else they are. */
    private static final Map<String, List<String>> KINDS = Map.of(
            "passive", List.of(SignalKinds.SUICIDAL_IDEATION),
            "active", List.of(SignalKinds.SUICIDAL_IDEATION),
            "plan", List.of(SignalKinds.SUICIDAL_IDEATION, SignalKinds.SUICIDE_PLAN),
            "preparation", List.of(SignalKinds.SUICIDE_PLAN),
            "means", List.of(SignalKinds.SUICIDE_MEANS),
            "attempt", List.of(SignalKinds.ATTEMPT),
            "goodbye", List.of(SignalKinds.GOODBYE),
            "selfharm", List.of(SignalKinds.SELF_HARM),
            "hopeless", List.of(SignalKinds.HOPELESSNESS));

    /** Labels of PsyGUARD. */
    private static final Map<String, String> PSYGUARD = Map.of(
            "被动自杀意图", SignalKinds.SUICIDAL_IDEATION,
            "主动自杀意图", SignalKinds.SUICIDAL_IDEATION,
            "自杀计划", SignalKinds.SUICIDE_PLAN,
            "自杀准备行为", SignalKinds.SUICIDE_PLAN,
            "自杀未遂", SignalKinds.ATTEMPT,
            "自伤意图", SignalKinds.SELF_HARM,
            "自伤行为", SignalKinds.SELF_HARM,
            "用户攻击行为", SignalKinds.HARM_TO_OTHERS,
            "他人攻击行为", SignalKinds.ABUSE);

    /** Labels of GoEmotions by what they are here. */
    private static final Map<String, Set<String>> GO_EMOTIONS = Map.of(
            "anxiety", Set.of("nervousness"),
            "sadness", Set.of("sadness", "grief"),
            "anger", Set.of("anger", "annoyance"),
            "shame", Set.of("embarrassment", "remorse"),
            "fear", Set.of("fear"),
            "relief", Set.of("relief"),
            "joy", Set.of("joy", "amusement", "excitement"));

    private final Map<Asked, Boolean> said = new HashMap<>();

    private Labels(Urgency urgency) {
        said.put(Asked.ALARM, urgency.atLeast(Urgency.MODERATE));
        said.put(Asked.URGENT, urgency.atLeast(Urgency.HIGH));
    }

    static Map<Asked, Boolean> ofColumns(Urgency urgency, String signals, String emotions, String stressors) {
        var labels = new Labels(urgency);
        labels.said.put(Asked.IMMINENT, urgency == Urgency.IMMINENT);
        labels.all(Group.SIGNAL, named(signals));
        labels.all(Group.EMOTION, named(emotions));
        labels.all(Group.STRESSOR, named(stressors));
        return labels.said;
    }

    static Map<Asked, Boolean> ofKind(Urgency urgency, String kind) {
        var labels = new Labels(urgency);
        labels.said.put(Asked.IMMINENT, urgency == Urgency.IMMINENT);
        labels.signals(urgency, KINDS.getOrDefault(kind, List.of()));
        return labels.said;
    }

    /** The mapping of {@code risk} to urgency is the contract's: a passive wish is MODERATE, active thoughts are HIGH. */
    static Map<Asked, Boolean> ofData(JsonNode row) {
        boolean crisis = row.get("crisis").asBoolean();
        boolean passive = "low".equals(row.path("risk").asText());
        Urgency urgency = !crisis ? Urgency.NONE : passive ? Urgency.MODERATE : Urgency.HIGH;
        var labels = new Labels(urgency);
        if (!crisis) {
            labels.said.put(Asked.IMMINENT, false);
        }
        List<String> given = List.of(row.path("label").asText().split(" \\+ "));
        List<String> signals =
                given.stream().filter(PSYGUARD::containsKey).map(PSYGUARD::get).toList();
        labels.signals(urgency, crisis && signals.isEmpty() ? List.of(SignalKinds.SUICIDAL_IDEATION) : signals);
        if (row.path("id").asText().startsWith("en_everyday")) {
            GO_EMOTIONS.forEach((emotion, names) -> labels.said.put(
                    new Asked(Group.EMOTION, emotion), given.stream().anyMatch(names::contains)));
        }
        return labels.said;
    }

    /** Where nobody is in danger there is no signal; elsewhere there may be others beside those that are named. */
    private void signals(Urgency urgency, List<String> named) {
        if (!urgency.atLeast(Urgency.MODERATE)) {
            all(Group.SIGNAL, Set.of());
        }
        named.forEach(kind -> said.put(new Asked(Group.SIGNAL, kind), true));
    }

    private void all(Group group, Set<String> named) {
        Asked.ALL.stream()
                .filter(asked -> asked.group() == group)
                .forEach(asked -> said.put(asked, named.contains(asked.name())));
    }

    private static Set<String> named(String column) {
        return Set.copyOf(Arrays.asList(column.split(",")));
    }
}
