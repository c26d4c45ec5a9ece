// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.desk;

import dev.lantern.contracts.Urgency;
import java.util.UUID;

/** A case has a new state, as the desk shows it; {@code holder} is null while nobody has it. */
public record DeskChange(
        String clinicId,
        UUID caseId,
        UUID conversationId,
        String status,
        Urgency urgency,
        long version,
        String holder) {}
