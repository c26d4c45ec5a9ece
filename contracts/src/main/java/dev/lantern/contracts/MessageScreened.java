// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The chat service says how urgent a conversation is: by its own screen, because triage was silent past its deadline, or
 * because the conversation's seeker has answered a questionnaire.
 *
 * @param messageId the message that was screened; of a questionnaire: the response's id, which no message has
 * @param sequence of that message; of a questionnaire: of the conversation's last message
 * @param cause why chat speaks: {@code triage-silent} or {@code questionnaire}
 */
public record MessageScreened(
        String clinicId,
        UUID conversationId,
        Seeker seeker,
        UUID messageId,
        long sequence,
        String locale,
        @Nullable String region,
        Urgency urgency,
        List<Signal> signals,
        String cause,
        Instant screenedAt)
        implements Event {

    public static final String TRIAGE_SILENT = "triage-silent";
    public static final String QUESTIONNAIRE = "questionnaire";

    public MessageScreened {
        Contract.require(clinicId, "clinicId");
        Contract.require(conversationId, "conversationId");
        Contract.require(seeker, "seeker");
        Contract.require(messageId, "messageId");
        Contract.require(locale, "locale");
        Contract.require(urgency, "urgency");
        signals = Contract.list(signals);
        Contract.require(cause, "cause");
        Contract.require(screenedAt, "screenedAt");
    }

    @Override
    public boolean urgent() {
        return urgency.atLeast(Urgency.HIGH);
    }
}
