// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A conversation as its seeker sees it; {@code messages} only in the answer that opens it. */
record ConversationView(
        UUID id,
        String locale,
        String region,
        String status,
        String handler,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<MessageView> messages) {

    static ConversationView of(Conversation conversation) {
        return of(conversation, null);
    }

    static ConversationView of(Conversation conversation, List<MessageView> messages) {
        return new ConversationView(
                conversation.id,
                conversation.locale,
                conversation.region,
                conversation.status.name().toLowerCase(Locale.ROOT),
                conversation.handler.name().toLowerCase(Locale.ROOT),
                conversation.createdAt,
                messages);
    }
}
