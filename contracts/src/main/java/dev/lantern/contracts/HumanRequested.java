// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The seeker asked for a person.
 *
 * @param sequence the last message of the conversation by then; null from before it was told
 */
public record HumanRequested(
        String clinicId,
        UUID conversationId,
        Seeker seeker,
        String locale,
        @Nullable String region,
        @Nullable Long sequence,
        Instant requestedAt)
        implements Event {

    public HumanRequested {
        Contract.require(clinicId, "clinicId");
        Contract.require(conversationId, "conversationId");
        Contract.require(seeker, "seeker");
        Contract.require(locale, "locale");
        Contract.require(requestedAt, "requestedAt");
    }
}
