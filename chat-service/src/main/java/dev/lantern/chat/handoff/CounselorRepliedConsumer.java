// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.handoff;

import dev.lantern.chat.conversation.Conversation;
import dev.lantern.chat.conversation.Conversations;
import dev.lantern.chat.conversation.Draft;
import dev.lantern.chat.conversation.Messages;
import dev.lantern.contracts.Author;
import dev.lantern.contracts.CounselorReplied;
import dev.lantern.contracts.ReplyRejected;
import dev.lantern.platform.deadletter.Deliveries;
import dev.lantern.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/** Puts counselors' replies into the conversation, or says that it could not. */
@ApplicationScoped
class CounselorRepliedConsumer {

    private final Deliveries deliveries;
    private final Conversations conversations;
    private final Messages messages;
    private final Handoffs handoffs;
    private final Outbox outbox;
    private final Clock clock;

    CounselorRepliedConsumer(
            Deliveries deliveries,
            Conversations conversations,
            Messages messages,
            Handoffs handoffs,
            Outbox outbox,
            Clock clock) {
        this.deliveries = deliveries;
        this.conversations = conversations;
        this.messages = messages;
        this.handoffs = handoffs;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Incoming("counselor-replied")
    Uni<Void> replied(Message<byte[]> message) {
        return deliveries.once(message, "deliver-reply", CounselorReplied.class, this::place);
    }

    private Uni<Void> place(CounselorReplied reply) {
        return conversations.lock(reply.clinicId(), reply.conversationId()).chain(locked -> place(locked, reply));
    }

    private Uni<Void> place(@Nullable Conversation locked, CounselorReplied reply) {
        if (locked == null || !locked.seeker().equals(reply.seeker())) {
            return reject(reply, ReplyRejected.CONVERSATION_UNKNOWN);
        }
        if (locked.isClosed()) {
            return reject(reply, ReplyRejected.CONVERSATION_CLOSED);
        }
        return messages.byId(reply.clinicId(), reply.messageId())
                .chain(earlier -> earlier == null
                        ? deliver(locked, reply)
                        : Uni.createFrom().voidItem());
    }

    // The reply was acknowledged to its counselor, so it is delivered even when the case has moved on meanwhile.
    private Uni<Void> deliver(Conversation locked, CounselorReplied reply) {
        boolean handedOver = locked.followReply(reply.caseVersion(), reply.holder(), reply.urgency());
        Uni<Void> first = handedOver ? handoffs.show(locked) : Uni.createFrom().voidItem();
        var author = new Author(Author.COUNSELOR, reply.holder());
        return first.chain(() ->
                        messages.append(locked, new Draft(reply.messageId(), author, reply.text(), null, null, null)))
                .replaceWithVoid();
    }

    private Uni<Void> reject(CounselorReplied reply, String reason) {
        return outbox.publish(new ReplyRejected(
                reply.clinicId(), reply.conversationId(), reply.caseId(), reply.messageId(), reason, clock.instant()));
    }
}
