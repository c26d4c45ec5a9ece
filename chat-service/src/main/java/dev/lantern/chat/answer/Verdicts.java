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
import org.jspecify.annotations.Nullable;

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
     * Notes triage's verdict in the caller's transaction and writes what it obliges the assistant to, or writes down that
     * it is owed. A message or conversation that is not there any more owes nothing.
     *
     * @param prepared what was composed for this verdict; null when nothing was
     * @return the kind of deadline that keeps what is owed; null when nothing is
     */
    Uni<String> triageSpoke(Verdict verdict, @Nullable Prepared prepared) {
        return conversations
                .lock(verdict.clinic(), verdict.conversation())
                .onItem()
                .ifNotNull()
                .transformToUni(locked -> messages.in(verdict.clinic(), verdict.conversation(), verdict.message())
                        .onItem()
                        .ifNotNull()
                        .transformToUni(message -> deadlines
                                .take(Deadline.SILENCES, message.id())
                                .chain(() -> note(locked, message, verdict, prepared))));
    }

    /** Notes {@code verdict} on a message of a conversation that the caller has locked; returns as the other does. */
    Uni<String> note(Conversation locked, Message message, Verdict verdict) {
        return note(locked, message, verdict, null);
    }

    private Uni<String> note(Conversation locked, Message message, Verdict verdict, @Nullable Prepared prepared) {
        String kind = judge(locked, message, verdict);
        if (kind == null) {
            return Uni.createFrom().nullItem();
        }
        return prepared != null && prepared.isFor(kind, message, locked)
                ? messages.append(locked, prepared.draft())
                        .invoke(() -> Answers.tell(prepared.draft(), message))
                        .replaceWith((String) null)
                : owe(kind, locked, message.id());
    }

    /** Takes note of {@code verdict} on both; returns the kind of deadline that keeps what it obliges to, or null. */
    static @Nullable String judge(Conversation conversation, Message message, Verdict verdict) {
        Urgency level = level(conversation, verdict);
        boolean raises = conversation.raise(level, message.sequence());
        // What raises the conversation, if only with the messages before it, is answered as that.
        boolean first = message.judge(raises ? level : verdict.urgency(), verdict.by(), verdict.findings());
        if (conversation.handler() == Handler.COUNSELOR) {
            return null;
        }
        if (first) {
            return Deadline.ANSWER_OWED;
        }
        return raises ? Deadline.CRISIS_OWED : null;
    }

    /** Once a case was resolved only the message counts: triage may not know of the resolve yet. */
    private static Urgency level(Conversation conversation, Verdict verdict) {
        return conversation.resolvedThrough() == 0
                ? verdict.urgency().max(verdict.conversationUrgency())
                : verdict.urgency();
    }

    private Uni<String> owe(String kind, Conversation locked, UUID message) {
        return deadlines
                .set(kind, message, locked.clinicId(), clock.instant().plus(config.answerRetry()))
                .replaceWith(kind);
    }
}
