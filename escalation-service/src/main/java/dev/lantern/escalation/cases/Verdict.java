// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.contracts.Evidence;
import dev.lantern.contracts.MessageAssessed;
import dev.lantern.contracts.MessageScreened;
import dev.lantern.contracts.Seeker;
import dev.lantern.contracts.Signal;
import dev.lantern.contracts.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How urgent one message is, as triage or, where triage was silent, the chat service's screen says.
 *
 * @param conversationUrgency what the messages before it and this one mean together
 */
record Verdict(
        String clinicId,
        UUID conversationId,
        Seeker seeker,
        UUID messageId,
        long sequence,
        String source,
        Urgency urgency,
        Urgency conversationUrgency,
        String subject,
        List<Signal> signals,
        List<Evidence> evidence,
        boolean degraded,
        Instant at) {

    static final String TRIAGE = "triage";
    static final String SCREEN = "screen";

    static Verdict of(MessageAssessed assessed) {
        return new Verdict(
                assessed.clinicId(),
                assessed.conversationId(),
                assessed.seeker(),
                assessed.messageId(),
                assessed.sequence(),
                TRIAGE,
                assessed.urgency(),
                assessed.conversationUrgency(),
                assessed.subject(),
                assessed.signals(),
                assessed.evidence(),
                assessed.degraded(),
                assessed.assessedAt());
    }

    static Verdict of(MessageScreened screened) {
        return new Verdict(
                screened.clinicId(),
                screened.conversationId(),
                screened.seeker(),
                screened.messageId(),
                screened.sequence(),
                SCREEN,
                screened.urgency(),
                screened.urgency(),
                null,
                screened.signals(),
                List.of(),
                true,
                screened.screenedAt());
    }

    /** Why a case was opened, where this verdict opened it. */
    String reason() {
        return source.equals(TRIAGE) ? "message-assessed" : "message-screened";
    }
}
