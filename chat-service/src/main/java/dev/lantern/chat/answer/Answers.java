// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.answer;

import dev.lantern.chat.conversation.Conversation;
import dev.lantern.chat.conversation.Conversations;
import dev.lantern.chat.conversation.Deadline;
import dev.lantern.chat.conversation.Draft;
import dev.lantern.chat.conversation.Handler;
import dev.lantern.chat.conversation.Message;
import dev.lantern.chat.conversation.Messages;
import dev.lantern.contracts.Author;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.Ids;
import dev.lantern.platform.deadline.Deadlines;
import dev.lantern.platform.privacy.SealContext;
import dev.lantern.platform.privacy.SealedText;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gives the answers that verdicts oblige the assistant to. An answer is composed outside any transaction and written under
 * the conversation's lock, where the last word is had on who answers: with its verdict where it was prepared for that. Else
 * it is owed, and what is owed is a row, so a crash between the verdict and its answer delays the answer and never loses it.
 */
@ApplicationScoped
class Answers {

    private static final Logger LOG = Logger.getLogger(Answers.class);

    /** A crisis can begin while an ordinary answer is composed; after that it is one, so the second time is the last. */
    private static final int TRIES = 2;

    private final Conversations conversations;
    private final Messages messages;
    private final Composer composer;
    private final SealedText sealed;
    private final Deadlines deadlines;

    Answers(Conversations conversations, Messages messages, Composer composer, SealedText sealed, Deadlines deadlines) {
        this.conversations = conversations;
        this.messages = messages;
        this.composer = composer;
        this.sealed = sealed;
        this.deadlines = deadlines;
    }

    /**
     * Composes what a verdict that is not noted yet will oblige to, from what it will find. Null when that is nothing, or
     * when it cannot be composed now: then it will be owed.
     */
    Uni<Prepared> prepare(Verdict verdict) {
        return Panache.withSession(() -> found(verdict))
                .onItem()
                .ifNotNull()
                .transformToUni(found -> prepare(found, verdict))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "The answer to message %s comes later: %s",
                        verdict.message(), failure.getClass().getName()))
                .onFailure()
                .recoverWithNull();
    }

    /** Null where the conversation or its message is not there any more. */
    private Uni<Found> found(Verdict verdict) {
        return conversations
                .byId(verdict.clinic(), verdict.conversation())
                .onItem()
                .ifNotNull()
                .transformToUni(conversation -> messages.in(verdict.clinic(), verdict.conversation(), verdict.message())
                        .onItem()
                        .ifNotNull()
                        .transform(message -> new Found(conversation, message)));
    }

    // What was found belongs to no session any more: what is noted on it here is only foreseen.
    private Uni<Prepared> prepare(Found found, Verdict verdict) {
        Conversation conversation = found.conversation();
        Message message = found.message();
        String kind = Verdicts.judge(conversation, message, verdict);
        if (kind == null) {
            return Uni.createFrom().nullItem();
        }
        return Panache.withSession(() -> snapshot(conversation, message))
                .chain(snapshot -> compose(new Owed(kind, snapshot.withDangerOfMessage())))
                .map(draft ->
                        new Prepared(kind, message.verdict(), conversation.urgency(), conversation.lastEvent(), draft));
    }

    /**
     * Gives what is owed for a message, unless that has been done.
     *
     * @param kind the deadline that keeps it
     */
    Uni<Void> giveOwed(String clinic, UUID message, String kind) {
        return Panache.withSession(() -> snapshot(clinic, message))
                .chain(snapshot -> give(new Owed(kind, snapshot)))
                .repeat()
                .atMost(TRIES)
                .select()
                .first(given -> !given)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Composer.Snapshot> snapshot(String clinic, UUID id) {
        return messages.byId(clinic, id)
                .chain(message -> conversations
                        .byId(clinic, message.conversationId())
                        .chain(conversation -> snapshot(conversation, message)));
    }

    private Uni<Composer.Snapshot> snapshot(Conversation conversation, Message message) {
        return messages.saidByUs(conversation.clinicId(), conversation.id())
                .chain(said ->
                        danger(conversation).map(danger -> new Composer.Snapshot(conversation, message, said, danger)));
    }

    private Uni<List<@Nullable String>> danger(Conversation conversation) {
        // A case alone says nothing of whom its alarm, which has not come yet, is about.
        return conversation.urgency().atLeast(Urgency.HIGH)
                ? messages.alarmingFindingsAfter(
                        conversation.clinicId(), conversation.id(), conversation.resolvedThrough())
                : Uni.createFrom().item(List.of());
    }

    private Uni<Boolean> give(Owed owed) {
        return compose(owed).chain(draft -> Panache.withTransaction(() -> write(owed, draft)));
    }

    private Uni<Draft> compose(Owed owed) {
        boolean extra = owed.kind().equals(Deadline.CRISIS_OWED);
        UUID id = Ids.next();
        Conversation conversation = owed.snapshot().conversation();
        var context = new SealContext(conversation.clinicId(), conversation.seeker(), id);
        // The one answer names its message; the extra message is no answer.
        UUID inReplyTo = extra ? null : owed.snapshot().message().id();
        return composer.compose(owed.snapshot(), extra)
                .chain(answer -> sealed.seal(context, answer.text())
                        .map(text ->
                                new Draft(id, Author.of(Author.ASSISTANT), text, null, inReplyTo, answer.origin())));
    }

    /** False when the conversation came into crisis meanwhile: it must be composed again. */
    private Uni<Boolean> write(Owed owed, Draft draft) {
        Message message = owed.snapshot().message();
        return conversations.lock(message.clinicId(), message.conversationId()).chain(locked -> {
            if (Composer.isOutdated(draft, message, locked)) {
                return Uni.createFrom().item(false);
            }
            return deadlines
                    .take(owed.kind(), message.id())
                    .chain(mine -> mine && locked.handler() != Handler.COUNSELOR
                            ? isWanted(owed.kind(), message)
                            : Uni.createFrom().item(false))
                    .call(wanted -> wanted
                            ? messages.append(locked, draft).invoke(() -> tell(draft, message))
                            : Uni.createFrom().voidItem())
                    .replaceWith(true);
        });
    }

    // A counselor's reply that was accepted before they gave the conversation back may come only after that.
    private Uni<Boolean> isWanted(String kind, Message message) {
        return switch (kind) {
            // Also where the answer was of the crisis protocol: to who only waits it says less.
            case Deadline.CRISIS_OWED -> Uni.createFrom().item(true);
            case Deadline.LAST_WORD_OWED ->
                messages.isFollowedByCounselor(message)
                        .chain(followed -> followed ? Uni.createFrom().item(false) : isUnanswered(message));
            default -> isUnanswered(message);
        };
    }

    private Uni<Boolean> isUnanswered(Message message) {
        return messages.isAnswered(message).map(answered -> !answered);
    }

    static void tell(Draft draft, Message message) {
        if (draft.origin().equals(Composer.CRISIS)) {
            LOG.infof(
                    "Message %d of conversation %s gets the crisis protocol",
                    message.sequence(), message.conversationId());
        }
    }

    private record Found(Conversation conversation, Message message) {}

    private record Owed(String kind, Composer.Snapshot snapshot) {}
}
