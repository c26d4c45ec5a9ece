// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.desk;

import dev.lantern.contracts.Urgency;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;

/** One durable event of a clinic's stream. */
@Entity
class DeskEvent {

    @EmbeddedId
    private DeskEventId id;

    @Column(name = "case_id")
    private UUID caseId;

    @Column(name = "conversation_id")
    private UUID conversationId;

    private String status;

    @Enumerated(EnumType.STRING)
    private Urgency urgency;

    private long version;

    private String holder;

    protected DeskEvent() {}

    long number() {
        return id.number();
    }

    DeskEventView view() {
        return new DeskEventView(
                caseId,
                conversationId,
                status,
                urgency,
                version,
                holder == null ? null : new DeskEventView.Holder(holder));
    }
}
