// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import dev.lantern.contracts.Signal;
import dev.lantern.contracts.SignalKinds;
import dev.lantern.contracts.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * ASQ, a screen for suicide risk, by the rules of Horowitz and others, Arch Pediatr Adolesc Med 166 (2012) 1170–1176, and of
 * NIMH's toolkit: a yes to one of the first four, or no answer to it, is positive; the fifth is asked only then, and tells
 * whether the danger is acute. There is no score.
 */
record Asq() implements Instrument {

    static final int NO = 0;
    static final int YES = 1;
    /** Declining to answer counts as a yes. */
    static final int NO_ANSWER = 2;

    static final int ATTEMPT = 4;
    static final int NOW = 5;

    private static final String NEGATIVE = "negative";
    private static final String POSITIVE = "non-acute-positive";
    private static final String ACUTE = "acute-positive";
    private static final Condition WHEN_POSITIVE = new Condition(List.of(1, 2, 3, ATTEMPT), List.of(YES, NO_ANSWER));

    @Override
    public String id() {
        return "asq";
    }

    @Override
    public int items() {
        return NOW;
    }

    @Override
    public int highest() {
        return NO_ANSWER;
    }

    @Override
    public List<Band> bands() {
        return List.of(Band.of(NEGATIVE), Band.of(POSITIVE), Band.of(ACUTE));
    }

    @Override
    public @Nullable Condition condition(int item) {
        return item == NOW ? WHEN_POSITIVE : null;
    }

    @Override
    public Outcome score(Answers answers) {
        if (!WHEN_POSITIVE.holds(answers)) {
            return new Outcome(null, NEGATIVE, Urgency.NONE, 0, List.of(), List.of());
        }
        boolean acute = answers.to(NOW) != NO;
        return new Outcome(
                null,
                acute ? ACUTE : POSITIVE,
                acute ? Urgency.HIGH : Urgency.MODERATE,
                acute ? 1 : 0.5,
                answers.where((item, value) -> value != NO),
                signals(answers));
    }

    /** Only what was said: no answer is a reason to ask, not a finding. */
    private static List<Signal> signals(Answers answers) {
        var signals = new ArrayList<Signal>();
        if (IntStream.of(1, 2, 3, NOW).anyMatch(item -> answers.to(item) == YES)) {
            signals.add(new Signal(SignalKinds.SUICIDAL_IDEATION, 1));
        }
        if (answers.to(ATTEMPT) == YES) {
            signals.add(new Signal(SignalKinds.ATTEMPT, 1));
        }
        return signals;
    }
}
