// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import dev.lantern.contracts.Evidence;
import dev.lantern.contracts.ModelVersion;
import dev.lantern.contracts.Scored;
import dev.lantern.contracts.Signal;
import dev.lantern.contracts.SignalKinds;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.safety.Finding;
import dev.lantern.platform.safety.RiskRules;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Signal rules and the trained classifier together. What the rules call HIGH or above on hard words stands. Where they
 * hear less, the classifier may raise it; and it may quiet an alarm on soft phrases, or on those that people in no danger
 * say too, when it finds next to nothing. So each says what it rests on: rules point at phrases, the classifier at the
 * passages that speak loudest.
 */
@Singleton
public final class FusedRiskModel implements RiskModel {

    private static final double LOW_FROM = 0.4;
    private static final int PASSAGES = 3;
    private static final int ALIKE = 8;
    private static final int READ_AGAIN = 400;

    /** Kinds of signal that are a reason to alarm without a wish to die, or are that wish. */
    private static final Set<String> EXPLAINING = Set.of(
            SignalKinds.SUICIDAL_IDEATION,
            SignalKinds.SUICIDE_PLAN,
            SignalKinds.ATTEMPT,
            SignalKinds.SELF_HARM,
            SignalKinds.HARM_TO_OTHERS,
            SignalKinds.ABUSE,
            SignalKinds.CHILD_AT_RISK,
            SignalKinds.EATING,
            SignalKinds.PSYCHOSIS,
            SignalKinds.SUBSTANCE);

    private final LearnedModel learned;
    private final boolean overrules;

    @Inject
    FusedRiskModel(ModelConfig config, Clock clock) {
        this(LearnedModel.ofBuild(config.encoder(), clock), config.encoder());
    }

    /** @param overrules whether the classifier reads well enough to quiet what the rules call HIGH on open phrases */
    private FusedRiskModel(LearnedModel learned, boolean overrules) {
        this.learned = learned;
        this.overrules = overrules;
    }

    /** The model that this build holds, with or without vectors of meaning. */
    public static FusedRiskModel ofBuild(boolean encoder) {
        return new FusedRiskModel(LearnedModel.ofBuild(encoder, Clock.systemUTC()), encoder);
    }

    /** Other encoders under this build's rules. */
    public static FusedRiskModel of(Function<Language, Classifier> encoders) {
        return new FusedRiskModel(new LearnedModel(encoders, Clock.systemUTC()), true);
    }

    @Override
    public Opinion assess(String text, ClinicThresholds thresholds) {
        Finding rules = RiskRules.assess(text);
        Feelings feelings = Feelings.in(text);
        Function<Reading, Urgency> judge =
                reading -> urgency(text, rules, reading, feelings, thresholds.of(reading.language()));
        // Each language has thresholds of its own: the louder of two readings need not be the more urgent.
        Reading reading = learned.read(text).stream()
                .max(Comparator.comparing(judge).thenComparing(Reading::alarm))
                .orElseThrow();
        Urgency urgency = judge.apply(reading);
        boolean raised = urgency.atLeast(Urgency.MODERATE) && !rules.urgency().atLeast(urgency);
        List<Signal> signals = raised ? signals(rules, reading) : rules.signals();
        return new Opinion(
                urgency,
                score(urgency, rules, reading),
                subject(rules, raised),
                signals,
                felt(feelings.emotions(), reading, Asked.Group.EMOTION),
                felt(feelings.stressors(), reading, Asked.Group.STRESSOR),
                rules.urgency().atLeast(Urgency.MODERATE) || !raised
                        ? rules.evidence()
                        : evidence(text, reading, signals.getFirst().kind()),
                RiskRules.soon(text),
                version(reading, thresholds),
                false);
    }

    /** Whoever a harmless sentence was about need not be who is in danger in the one that the classifier has heard. */
    private static String subject(Finding rules, boolean raised) {
        return raised
                        && !rules.urgency().atLeast(Urgency.MODERATE)
                        && rules.subject().equals(Finding.OTHER)
                ? Finding.UNCLEAR
                : rules.subject();
    }

    /** Of the rules, the classifier and the thresholds: a change of any can change what is said. */
    private static ModelVersion version(Reading reading, ClinicThresholds thresholds) {
        return new ModelVersion(
                "lantern-risk",
                String.join("-", RiskRules.VERSION, reading.version(), thresholds.version(reading.language())));
    }

    private Urgency urgency(String text, Finding rules, Reading reading, Feelings feelings, Thresholds.Levels levels) {
        boolean stands = reading.alarm() >= standsFrom(text, rules, reading, levels);
        if (rules.urgency().atLeast(Urgency.HIGH) && stands) {
            return rules.urgency().max(loud(reading, levels));
        }
        boolean alarm = rules.urgency() == Urgency.MODERATE
                ? stands
                : reading.alarm() >= (rules.heard() ? levels.raiseHeard() : levels.raise());
        if (alarm) {
            return Urgency.MODERATE.max(loud(reading, levels));
        }
        boolean low = rules.urgency().atLeast(Urgency.LOW) || feelings.distress() || reading.alarm() >= LOW_FROM;
        return low ? Urgency.LOW : Urgency.NONE;
    }

    /** From which probability on an alarm of the rules stands; one of HIGH or above on hard words always does. */
    private double standsFrom(String text, Finding rules, Reading reading, Thresholds.Levels levels) {
        if (rules.urgency().atLeast(Urgency.HIGH)) {
            boolean mayFall = overrules && rules.doubtful() && isRead(text, rules, reading);
            return mayFall ? levels.clearOpen() : 0;
        }
        return rules.doubtful() ? levels.clearDoubtful() : levels.clear();
    }

    /** A few borrowed words are not read in their own language. */
    private static boolean isRead(String text, Finding rules, Reading reading) {
        return rules.evidence().stream()
                .map(evidence -> Language.of(text.substring(evidence.start(), evidence.end())))
                .allMatch(languages -> languages.equals(Set.of(reading.language())));
    }

    /** How urgent a text is by the classifier, where it is sure enough to speak for itself. */
    private static Urgency loud(Reading reading, Thresholds.Levels levels) {
        if (reading.alarm() < levels.raise() || reading.urgent() < levels.urgent()) {
            return Urgency.NONE;
        }
        return reading.levels().imminent() >= levels.imminent() ? Urgency.IMMINENT : Urgency.HIGH;
    }

    /** By words and by the classifier: the surer of the two for each name. */
    private static List<Scored> felt(List<Scored> words, Reading reading, Asked.Group group) {
        Map<String, Double> felt = new TreeMap<>();
        words.forEach(word -> felt.put(word.name(), word.score()));
        reading.labels(group)
                .forEach(label -> felt.merge(label.asked().name(), Band.round(label.probability()), Math::max));
        return felt.entrySet().stream()
                .map(entry -> new Scored(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::name))
                .toList();
    }

    /** Within the band of the urgency, by the surer of the two. */
    private static double score(Urgency urgency, Finding rules, Reading reading) {
        double sure = reading.alarm();
        if (rules.urgency() == urgency) {
            sure = Math.max(sure, Band.share(urgency, rules.score()));
        }
        return Band.score(urgency, sure);
    }

    /**
     * Those of the rules and of the classifier. Where it alarms and names nothing that explains why by itself, the one is
     * added that is dearest to miss: what is said later is read together with it.
     */
    private static List<Signal> signals(Finding rules, Reading reading) {
        Map<String, Double> signals = new TreeMap<>();
        rules.signals().forEach(signal -> signals.put(signal.kind(), signal.score()));
        reading.labels(Asked.Group.SIGNAL)
                .forEach(label -> signals.merge(label.asked().name(), Band.round(label.probability()), Math::max));
        if (Collections.disjoint(signals.keySet(), EXPLAINING)) {
            signals.merge(SignalKinds.SUICIDAL_IDEATION, Band.round(reading.alarm()), Math::max);
        }
        return signals.entrySet().stream()
                .map(entry -> new Signal(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(Signal::score).reversed().thenComparing(Signal::kind))
                .toList();
    }

    private List<Evidence> evidence(String text, Reading reading, String signal) {
        List<Highlights.Passage> passages = passages(text, reading);
        if (passages.isEmpty()) {
            // One word, or many alike.
            passages = List.of(new Highlights.Passage(
                    0, text.offsetByCodePoints(0, Math.min(text.codePointCount(0, text.length()), ALIKE))));
        }
        return passages.stream()
                .map(passage -> new Evidence(passage.start(), passage.end(), signal))
                .sorted(Comparator.comparingInt(Evidence::start))
                .toList();
    }

    /** As many of the loudest as it takes until the text without them alarms less. */
    private List<Highlights.Passage> passages(String text, Reading reading) {
        List<Highlights.Passage> loudest = new Highlights(text, reading).passages(PASSAGES);
        // A long text is not read again: that would take longer than it may.
        for (int most = 1; most < loudest.size() && text.length() <= READ_AGAIN; most++) {
            List<Highlights.Passage> fewer = loudest.subList(0, most);
            String rest = Highlights.without(text, fewer);
            if (learned.read(rest, reading.language()).alarm() < reading.alarm()) {
                return fewer;
            }
        }
        return loudest;
    }
}
