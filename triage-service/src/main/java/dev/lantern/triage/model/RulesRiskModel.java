// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import dev.lantern.contracts.ModelVersion;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.safety.Finding;
import dev.lantern.platform.safety.RiskRules;
import jakarta.enterprise.context.ApplicationScoped;

/** The first model: the shared signal rules, and word lists for what weighs on the writer without risk. */
@ApplicationScoped
class RulesRiskModel implements RiskModel {

    private static final ModelVersion VERSION = new ModelVersion("rules", RiskRules.VERSION);
    private static final double LOW_SCORE = 0.2;

    @Override
    public Opinion assess(String text) {
        return opinion(text, RiskRules.assess(text), Feelings.in(text));
    }

    private static Opinion opinion(String text, Finding finding, Feelings feelings) {
        boolean low = finding.urgency() == Urgency.NONE && feelings.distress();
        return new Opinion(
                low ? Urgency.LOW : finding.urgency(),
                low ? LOW_SCORE : finding.score(),
                finding.subject(),
                finding.signals(),
                feelings.emotions(),
                feelings.stressors(),
                finding.evidence(),
                RiskRules.soon(text),
                VERSION,
                false);
    }
}
