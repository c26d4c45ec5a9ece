// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import dev.lantern.contracts.ModelVersion;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.safety.Finding;
import dev.lantern.platform.safety.RiskRules;
import java.util.List;

/** What is said of a text when the model could not speak: the rules alone, one level up; without them, a human looks. */
public final class Floor {

    private static final ModelVersion VERSION = new ModelVersion("rules-floor", RiskRules.VERSION);

    /** Never fails. */
    public static Opinion of(String text) {
        try {
            return heard(text);
        } catch (RuntimeException | Error e) {
            return unread();
        }
    }

    private static Opinion heard(String text) {
        Finding finding = RiskRules.assess(text);
        return new Opinion(
                raised(finding.urgency()),
                finding.score(),
                finding.subject(),
                finding.signals(),
                List.of(),
                List.of(),
                finding.evidence(),
                RiskRules.soon(text),
                VERSION,
                true);
    }

    /** Nobody has read it: HIGH brings it before a person. */
    static Opinion unread() {
        return new Opinion(
                Urgency.HIGH, 0.7, Finding.UNCLEAR, List.of(), List.of(), List.of(), List.of(), false, VERSION, true);
    }

    private static Urgency raised(Urgency urgency) {
        return switch (urgency) {
            case NONE -> Urgency.LOW;
            case LOW -> Urgency.MODERATE;
            case MODERATE, HIGH -> Urgency.HIGH;
            case IMMINENT -> Urgency.IMMINENT;
        };
    }

    private Floor() {}
}
