// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import dev.lantern.contracts.Author;
import dev.lantern.contracts.Urgency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message before it has its place in the conversation.
 *
 * @param sealedText sealed for {@code id}
 * @param heard how urgent the screen finds a seeker's text; null for everybody else's
 */
public record Draft(
        UUID id,
        Author author,
        String sealedText,
        @Nullable String clientMessageId,
        @Nullable UUID inReplyTo,
        @Nullable String origin,
        @Nullable Urgency heard) {

    public Draft(
            UUID id,
            Author author,
            String sealedText,
            @Nullable String clientMessageId,
            @Nullable UUID inReplyTo,
            @Nullable String origin) {
        this(id, author, sealedText, clientMessageId, inReplyTo, origin, null);
    }
}
