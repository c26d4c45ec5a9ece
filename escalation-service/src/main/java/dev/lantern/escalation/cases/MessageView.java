// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lantern.contracts.Author;
import java.time.Instant;
import java.util.UUID;

/**
 * A line of the conversation, for those who may read it.
 *
 * @param sequence null while chat has not taken a counselor's reply
 * @param text null where it cannot be opened
 * @param rejected why chat could not deliver a counselor's reply
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageView(
        UUID id,
        Long sequence,
        Author author,
        String text,
        Instant sentAt,
        String clientMessageId,
        UUID inReplyTo,
        String origin,
        String rejected) {

    static MessageView of(CaseMessage message, String text) {
        return new MessageView(
                message.messageId(),
                message.sequence(),
                message.author(),
                text,
                message.sentAt(),
                message.clientMessageId(),
                message.inReplyTo(),
                message.origin(),
                message.rejected());
    }

    // A record would print the text: it must not reach a log by way of an exception.
    @Override
    public String toString() {
        return "MessageView[" + id + "]";
    }
}
