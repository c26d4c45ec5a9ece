// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** A conversation of one clinic. */
@Embeddable
record ConversationId(
        @Column(name = "clinic_id") String clinicId,
        @Column(name = "conversation_id") UUID conversationId) {}
