// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** One message as it is seen on one case. */
@Embeddable
record CaseLineId(
        @Column(name = "case_id") UUID caseId,
        @Column(name = "message_id") UUID messageId) {}
