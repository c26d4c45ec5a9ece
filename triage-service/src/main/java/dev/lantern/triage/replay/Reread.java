// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import dev.lantern.contracts.Signal;
import dev.lantern.contracts.Urgency;
import dev.lantern.triage.conversation.Verdict;
import dev.lantern.triage.model.Opinion;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message and what this build says of it; holds no word of it.
 *
 * @param language of its conversation, as in {@code /v1/quality}
 * @param said null when the text could not be opened
 */
record Reread(
        String clinic,
        UUID conversation,
        UUID message,
        long sequence,
        String language,
        @Nullable Said said) {

    /** What of an {@link Opinion} counts in a trajectory. */
    record Said(Urgency urgency, List<Signal> signals, boolean soon, boolean degraded) {

        static Said of(Opinion opinion) {
            return new Said(opinion.urgency(), opinion.signals(), opinion.soon(), opinion.degraded());
        }

        /** In the place of triage's stored verdict, at its time. */
        Verdict inPlaceOf(Verdict stored) {
            return Verdict.of(
                    Verdict.TRIAGE, stored.messageId(), stored.sequence(), urgency, signals, soon, stored.givenAt());
        }
    }
}
