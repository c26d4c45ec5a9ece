// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * A counselor's reply could not be delivered to the seeker.
 *
 * @param messageId the reply
 * @param reason {@code conversation-closed} or {@code conversation-unknown}
 */
public record ReplyRejected(
        String clinicId, UUID conversationId, UUID caseId, UUID messageId, String reason, Instant rejectedAt)
        implements Event {

    public static final String CONVERSATION_CLOSED = "conversation-closed";
    public static final String CONVERSATION_UNKNOWN = "conversation-unknown";

    public ReplyRejected {
        Contract.require(clinicId, "clinicId");
        Contract.require(conversationId, "conversationId");
        Contract.require(caseId, "caseId");
        Contract.require(messageId, "messageId");
        Contract.require(reason, "reason");
        Contract.require(rejectedAt, "rejectedAt");
    }
}
