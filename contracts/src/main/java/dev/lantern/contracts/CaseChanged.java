// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case has a new state.
 *
 * @param change {@code opened}, {@code raised}, {@code claimed}, {@code released}, {@code lapsed} (claimed, but silent
 *     past the deadline) or {@code resolved}
 * @param status {@code open}, {@code claimed} or {@code resolved}
 * @param caseVersion grows with every change over all cases of the conversation; a lower one is older news
 * @param holder the counselor's name while claimed
 * @param resolvedThrough once a case was resolved: the last message (sequence) whose urgency it settled
 * @param outcome of a resolved case
 */
public record CaseChanged(
        String clinicId,
        UUID conversationId,
        Seeker seeker,
        UUID caseId,
        long caseVersion,
        String change,
        String status,
        Urgency urgency,
        @Nullable String holder,
        @Nullable Long resolvedThrough,
        @Nullable String outcome,
        Instant changedAt)
        implements Event {

    public static final String OPENED = "opened";
    public static final String RAISED = "raised";
    public static final String CLAIMED = "claimed";
    public static final String RELEASED = "released";
    public static final String LAPSED = "lapsed";
    public static final String RESOLVED = "resolved";

    public CaseChanged {
        Contract.require(clinicId, "clinicId");
        Contract.require(conversationId, "conversationId");
        Contract.require(seeker, "seeker");
        Contract.require(caseId, "caseId");
        Contract.require(change, "change");
        Contract.require(status, "status");
        Contract.require(urgency, "urgency");
        Contract.require(changedAt, "changedAt");
    }
}
