// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.util.UUID;

/** One durable event of a conversation's stream: a message by its id, anything else as JSON without a seeker's text. */
@Entity
@IdClass(StreamEvent.Key.class)
class StreamEvent {

    @Id
    UUID conversationId;

    @Id
    long number;

    String kind;
    UUID messageId;
    String payload;

    record Key(UUID conversationId, long number) implements Serializable {}
}
