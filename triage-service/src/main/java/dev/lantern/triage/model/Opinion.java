// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import dev.lantern.contracts.Evidence;
import dev.lantern.contracts.ModelVersion;
import dev.lantern.contracts.Scored;
import dev.lantern.contracts.Signal;
import dev.lantern.contracts.Urgency;
import java.util.List;

/**
 * What a model makes of a text; holds no word of it.
 *
 * @param score 0 to 1
 * @param subject {@code self}, {@code other} or {@code unclear}
 * @param soon whether the text is little more than a time that is near ("tonight")
 * @param degraded the model failed or was late, and the urgency errs upward
 */
public record Opinion(
        Urgency urgency,
        double score,
        String subject,
        List<Signal> signals,
        List<Scored> emotions,
        List<Scored> stressors,
        List<Evidence> evidence,
        boolean soon,
        ModelVersion model,
        boolean degraded) {

    public Opinion {
        signals = List.copyOf(signals);
        emotions = List.copyOf(emotions);
        stressors = List.copyOf(stressors);
        evidence = List.copyOf(evidence);
    }
}
