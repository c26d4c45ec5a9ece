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
 * How urgent one message is, as triage or, where triage was silent, the chat service's screen says; or a questionnaire,
 * which stands where the conversation's last message stood when it came.
 *
 * @param messageId of a questionnaire: its response's, which no message has
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
    static final String QUESTIONNAIRE = "questionnaire";

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
        boolean answered = screened.cause().equals(MessageScreened.QUESTIONNAIRE);
        return new Verdict(
                screened.clinicId(),
                screened.conversationId(),
                screened.seeker(),
                screened.messageId(),
                screened.sequence(),
                answered ? QUESTIONNAIRE : SCREEN,
                screened.urgency(),
                screened.urgency(),
                answered ? "self" : null,
                screened.signals(),
                List.of(),
                !answered,
                screened.screenedAt());
    }

    boolean isQuestionnaire() {
        return source.equals(QUESTIONNAIRE);
    }

    /** Why a case was opened, where this verdict opened it. */
    String reason() {
        return switch (source) {
            case TRIAGE -> "message-assessed";
            case QUESTIONNAIRE -> "questionnaire";
            default -> "message-screened";
        };
    }
}
