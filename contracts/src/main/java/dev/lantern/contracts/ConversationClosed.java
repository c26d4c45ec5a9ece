// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

import java.time.Instant;
import java.util.UUID;

/** The seeker closed the conversation; an open case on it stays open. */
public record ConversationClosed(String clinicId, UUID conversationId, Seeker seeker, Instant closedAt)
        implements Event {

    public ConversationClosed {
        Contract.require(clinicId, "clinicId");
        Contract.require(conversationId, "conversationId");
        Contract.require(seeker, "seeker");
        Contract.require(closedAt, "closedAt");
    }
}
