// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.contracts.Urgency;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules against lines written for this project; the shipped figures may not fall. */
class RiskRulesEvaluationTest {

    private static final double CAUGHT_AT_LEAST = 0.97;
    private static final double FALSE_ALARMS_AT_MOST = 0.02;

    private record Case(Urgency least, String text) {
        static Case of(String line) {
            int space = line.indexOf(' ');
            return new Case(Urgency.valueOf(line.substring(0, space)), line.substring(space + 1));
        }
    }

    @Test
    void catchesWhatItMustCatchAtTheLevelItDeserves() throws IOException {
        List<Case> cases = lines("must-catch.txt").stream().map(Case::of).toList();
        List<Case> missed = cases.stream()
                .filter(c -> !RiskRules.assess(c.text()).urgency().atLeast(c.least()))
                .toList();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(120);
        assertThat(1.0 - (double) missed.size() / cases.size())
                .as("missed: %s", missed)
                .isGreaterThanOrEqualTo(CAUGHT_AT_LEAST);
    }

    @Test
    void staysCalmWhereThereIsNoRisk() throws IOException {
        List<String> texts = lines("must-not.txt");
        List<String> alarms = texts.stream()
                .filter(text -> RiskRules.assess(text).urgency().atLeast(Urgency.MODERATE))
                .toList();
        assertThat(texts).hasSizeGreaterThanOrEqualTo(120);
        assertThat((double) alarms.size() / texts.size())
                .as("false alarms: %s", alarms)
                .isLessThanOrEqualTo(FALSE_ALARMS_AT_MOST);
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = RiskRulesEvaluationTest.class.getResourceAsStream(resource)) {
            return Folding.lines(in);
        }
    }
}
