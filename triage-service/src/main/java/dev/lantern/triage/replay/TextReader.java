// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import dev.lantern.contracts.MessagePosted;
import dev.lantern.contracts.Signal;
import dev.lantern.platform.privacy.SealContext;
import dev.lantern.platform.privacy.SealedText;
import dev.lantern.triage.model.ClinicThresholds;
import dev.lantern.triage.model.Floor;
import dev.lantern.triage.model.Opinion;
import dev.lantern.triage.model.RiskModel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Opens texts and has them read, each for as long as it takes. Where the model fails the floor speaks, as in the service. */
final class TextReader {

    private final RiskModel model;
    private final SealedText sealed;
    /** A few dozen combinations of kinds, shared by all messages. */
    private final Map<List<String>, List<Signal>> signals = new ConcurrentHashMap<>();

    private final Set<String> versions = ConcurrentHashMap.newKeySet();

    TextReader(RiskModel model, SealedText sealed) {
        this.model = model;
        this.sealed = sealed;
    }

    /** Null when the text cannot be opened. */
    Reread.@Nullable Said read(MessagePosted message, ClinicThresholds thresholds) {
        String text;
        try {
            var context = new SealContext(message.clinicId(), message.seeker(), message.messageId());
            text = sealed.open(context, message.text())
                    .subscribeAsCompletionStage()
                    .join();
        } catch (RuntimeException e) {
            return null;
        }
        Opinion opinion = read(text, thresholds);
        versions.add(opinion.model().name() + " " + opinion.model().version());
        List<String> kinds =
                opinion.signals().stream().map(Signal::kind).distinct().sorted().toList();
        return new Reread.Said(
                opinion.urgency(),
                signals.computeIfAbsent(
                        kinds,
                        all -> all.stream().map(kind -> new Signal(kind, 0)).toList()),
                opinion.soon(),
                opinion.degraded());
    }

    // Errors too: a text on which the model runs out of stack still gets its opinion.
    private Opinion read(String text, ClinicThresholds thresholds) {
        try {
            return model.assess(text, thresholds);
        } catch (RuntimeException | Error e) {
            return Floor.of(text);
        }
    }

    /** What has spoken so far. */
    Set<String> versions() {
        return new TreeSet<>(versions);
    }
}
