// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lantern.contracts.Urgency;
import java.util.UUID;

/** A {@code case} event of the live stream. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeskEventView(UUID id, UUID conversationId, String status, Urgency urgency, long version, Holder holder) {

    /** The counselor who has the case. */
    public record Holder(String name) {}
}
