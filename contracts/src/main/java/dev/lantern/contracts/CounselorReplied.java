// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * The holder of a case wrote to the seeker. Implies the claim of {@code caseVersion} where that is not known yet.
 *
 * @param messageId becomes the id of the message in the conversation
 * @param text sealed as in {@link MessagePosted}
 */
public record CounselorReplied(
        String clinicId,
        UUID conversationId,
        Seeker seeker,
        UUID caseId,
        long caseVersion,
        String holder,
        Urgency urgency,
        UUID messageId,
        String text,
        Instant repliedAt)
        implements Event {

    public CounselorReplied {
        Contract.require(clinicId, "clinicId");
        Contract.require(conversationId, "conversationId");
        Contract.require(seeker, "seeker");
        Contract.require(caseId, "caseId");
        Contract.require(holder, "holder");
        Contract.require(urgency, "urgency");
        Contract.require(messageId, "messageId");
        Contract.require(text, "text");
        Contract.require(repliedAt, "repliedAt");
    }
}
