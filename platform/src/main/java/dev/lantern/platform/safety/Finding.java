// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.safety;

import dev.lantern.contracts.Evidence;
import dev.lantern.contracts.Signal;
import dev.lantern.contracts.Urgency;
import java.util.List;

/**
 * What the rules see in a text.
 *
 * @param score 0 to 1, in the band of the urgency
 * @param subject whom it is about: {@code self}, {@code other} or {@code unclear}
 * @param signals by kind, strongest first; empty below MODERATE unless something was said and denied
 * @param heard a phrase that is serious by itself stands in the text, whatever the words around it make of it
 * @param doubtful the urgency rests on words that people in no danger say too, with others around them to tell: at
 *     MODERATE on the bare word ("suicide") or hopeless phrases alone, above on open phrases ("jump off a cliff")
 * @param evidence spans of the original text in UTF-16 code units, in order, at most 40 % of a text over 40
 */
public record Finding(
        Urgency urgency,
        double score,
        String subject,
        List<Signal> signals,
        boolean heard,
        boolean doubtful,
        List<Evidence> evidence) {

    public static final String SELF = "self";
    public static final String OTHER = "other";
    public static final String UNCLEAR = "unclear";

    public Finding {
        signals = List.copyOf(signals);
        evidence = List.copyOf(evidence);
    }

    static Finding nothing() {
        return new Finding(Urgency.NONE, 0.02, SELF, List.of(), false, false, List.of());
    }
}
