// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import dev.lantern.contracts.Evidence;
import dev.lantern.contracts.ModelVersion;
import dev.lantern.contracts.Signal;
import dev.lantern.contracts.SignalKinds;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.safety.Finding;
import dev.lantern.platform.safety.RiskRules;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Signal rules and the trained classifier together. What the rules call HIGH or above stands. Where they hear less, the
 * classifier may raise it; and it may quiet an alarm on soft phrases when it finds nothing at all. So each says what it
 * rests on: rules point at phrases, the classifier at the passages that speak loudest.
 */
@Singleton
public final class FusedRiskModel implements RiskModel {

    private static final double LOW_FROM = 0.4;
    private static final int PASSAGES = 3;
    private static final int ALIKE = 8;
    private static final int READ_AGAIN = 400;

    private final LearnedModel learned;

    @Inject
    FusedRiskModel(ModelConfig config, Clock clock) {
        this(LearnedModel.ofBuild(config.encoder(), clock));
    }

    private FusedRiskModel(LearnedModel learned) {
        this.learned = learned;
    }

    /** The model that this build holds, with or without vectors of meaning. */
    public static FusedRiskModel ofBuild(boolean encoder) {
        return new FusedRiskModel(LearnedModel.ofBuild(encoder, Clock.systemUTC()));
    }

    /** Other classifiers under this build's rules. */
    public static FusedRiskModel of(Function<Language, Classifier> classifiers) {
        return new FusedRiskModel(new LearnedModel(classifiers, Clock.systemUTC()));
    }

    @Override
    public Opinion assess(String text, ClinicThresholds thresholds) {
        Finding rules = RiskRules.assess(text);
        Reading reading = learned.read(text);
        Feelings feelings = Feelings.in(text);
        Urgency urgency = urgency(rules, reading, feelings, thresholds.of(reading.language()));
        boolean raised = urgency.atLeast(Urgency.MODERATE) && !rules.urgency().atLeast(urgency);
        return new Opinion(
                urgency,
                score(urgency, rules, reading),
                rules.subject(),
                raised ? signals(rules, reading) : rules.signals(),
                feelings.emotions(),
                feelings.stressors(),
                rules.urgency().atLeast(Urgency.MODERATE) || !raised ? rules.evidence() : evidence(text, reading),
                RiskRules.soon(text),
                version(reading, thresholds),
                false);
    }

    /** Of the rules, the classifier and the thresholds: a change of any can change what is said. */
    private static ModelVersion version(Reading reading, ClinicThresholds thresholds) {
        return new ModelVersion(
                "lantern-risk",
                String.join("-", RiskRules.VERSION, reading.version(), thresholds.version(reading.language())));
    }

    private static Urgency urgency(Finding rules, Reading reading, Feelings feelings, Thresholds.Levels levels) {
        if (rules.urgency().atLeast(Urgency.HIGH)) {
            return rules.urgency();
        }
        boolean alarm = rules.urgency() == Urgency.MODERATE
                ? reading.alarm() >= (rules.doubtful() ? levels.clearDoubtful() : levels.clear())
                : reading.alarm() >= (rules.heard() ? levels.raiseHeard() : levels.raise());
        if (alarm) {
            return reading.alarm() >= levels.raise() && reading.urgent() >= levels.urgent()
                    ? Urgency.HIGH
                    : Urgency.MODERATE;
        }
        boolean low = rules.urgency().atLeast(Urgency.LOW) || feelings.distress() || reading.alarm() >= LOW_FROM;
        return low ? Urgency.LOW : Urgency.NONE;
    }

    /** Within the band of the urgency, by the surer of the two. */
    private static double score(Urgency urgency, Finding rules, Reading reading) {
        double sure = reading.alarm();
        if (rules.urgency() == urgency) {
            sure = Math.max(sure, Band.share(urgency, rules.score()));
        }
        return Band.score(urgency, sure);
    }

    private static List<Signal> signals(Finding rules, Reading reading) {
        List<Signal> signals = new ArrayList<>(rules.signals());
        signals.removeIf(signal -> signal.kind().equals(SignalKinds.SUICIDAL_IDEATION));
        signals.add(new Signal(SignalKinds.SUICIDAL_IDEATION, Band.round(reading.alarm())));
        signals.sort(Comparator.comparingDouble(Signal::score).reversed());
        return signals;
    }

    /** As many passages as it takes until the text without them alarms less. */
    private List<Evidence> evidence(String text, Reading reading) {
        var highlights = new Highlights(text, reading);
        // A long text is not read again: that would take longer than it may.
        List<Highlights.Passage> passages = highlights.passages(PASSAGES);
        for (int most = 1; most <= PASSAGES && text.length() <= READ_AGAIN; most++) {
            passages = highlights.passages(most);
            String rest = Highlights.without(text, passages);
            if (learned.read(rest, reading.language()).alarm() < reading.alarm()) {
                break;
            }
        }
        if (passages.isEmpty()) {
            // One word, or many alike.
            passages = List.of(new Highlights.Passage(
                    0, text.offsetByCodePoints(0, Math.min(text.codePointCount(0, text.length()), ALIKE))));
        }
        return passages.stream()
                .map(passage -> new Evidence(passage.start(), passage.end(), SignalKinds.SUICIDAL_IDEATION))
                .sorted(Comparator.comparingInt(Evidence::start))
                .toList();
    }
}
