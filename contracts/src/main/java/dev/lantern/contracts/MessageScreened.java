// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The chat service's own screen spoke because triage was silent past its deadline.
 *
 * @param cause why the screen had to speak: {@code triage-silent}
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
}
