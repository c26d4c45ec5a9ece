// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.answer;

import dev.lantern.chat.conversation.ChatConfig;
import dev.lantern.chat.conversation.Conversation;
import dev.lantern.chat.conversation.Conversations;
import dev.lantern.chat.conversation.Deadline;
import dev.lantern.chat.conversation.Handler;
import dev.lantern.chat.conversation.Message;
import dev.lantern.chat.conversation.Messages;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.deadline.Deadlines;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Takes note of verdicts on messages. The first one decides the message's one answer. */
@ApplicationScoped
class Verdicts {

    private final Conversations conversations;
    private final Messages messages;
    private final Deadlines deadlines;
    private final ChatConfig config;
    private final Clock clock;

    Verdicts(Conversations conversations, Messages messages, Deadlines deadlines, ChatConfig config, Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.deadlines = deadlines;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Notes triage's verdict in the caller's transaction and writes down what it obliges the assistant to. A message or
     * conversation that is not there any more owes nothing.
     *
     * @return the kind of deadline that keeps what is owed; null when nothing is
     */
    Uni<String> triageSpoke(Verdict verdict) {
        return conversations
                .lock(verdict.clinic(), verdict.conversation())
                .onItem()
                .ifNotNull()
                .transformToUni(locked -> messages.byId(verdict.clinic(), verdict.message())
                        .onItem()
                        .ifNotNull()
                        .transformToUni(message -> deadlines
                                .take(Deadline.SILENCES, message.id())
                                .chain(() -> note(locked, message, verdict))));
    }

    /** Notes {@code verdict} on a message of a conversation that the caller has locked; returns as the other does. */
    Uni<String> note(Conversation locked, Message message, Verdict verdict) {
        Urgency level = level(locked, verdict);
        boolean raises = locked.raise(level, message.sequence());
        // What raises the conversation, if only with the messages before it, is answered as that.
        boolean first = message.judge(raises ? level : verdict.urgency(), verdict.by(), verdict.findings());
        if (locked.handler() == Handler.COUNSELOR) {
            return Uni.createFrom().nullItem();
        }
        if (first) {
            return owe(Deadline.ANSWER_OWED, locked, message.id());
        }
        return raises
                ? owe(Deadline.CRISIS_OWED, locked, message.id())
                : Uni.createFrom().nullItem();
    }

    /** Once a case was resolved only the message counts: triage may not know of the resolve yet. */
    private static Urgency level(Conversation locked, Verdict verdict) {
        return locked.resolvedThrough() == 0 ? verdict.urgency().max(verdict.conversationUrgency()) : verdict.urgency();
    }

    private Uni<String> owe(String kind, Conversation locked, UUID message) {
        return deadlines
                .set(kind, message, locked.clinicId(), clock.instant().plus(config.answerRetry()))
                .replaceWith(kind);
    }
}
