// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lantern.contracts.Author;
import java.time.Instant;
import java.util.UUID;

/** A message as its seeker sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageView(
        UUID id,
        long sequence,
        AuthorView author,
        String text,
        Instant sentAt,
        String clientMessageId,
        UUID inReplyTo,
        String origin) {

    static MessageView of(Message message, String text) {
        return new MessageView(
                message.id,
                message.sequence,
                AuthorView.of(message.author()),
                text,
                message.sentAt,
                message.clientMessageId,
                message.inReplyTo,
                message.origin);
    }

    // A record would print the text: it must not reach a log by way of an exception.
    @Override
    public String toString() {
        return "MessageView[" + id + "]";
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AuthorView(String kind, String name) {
        static AuthorView of(Author author) {
            return new AuthorView(author.kind(), author.name());
        }
    }
}
