// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import dev.lantern.contracts.Author;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message before it has its place in the conversation.
 *
 * @param sealedText sealed for {@code id}
 */
public record Draft(
        UUID id,
        Author author,
        String sealedText,
        @Nullable String clientMessageId,
        @Nullable UUID inReplyTo,
        @Nullable String origin) {}
