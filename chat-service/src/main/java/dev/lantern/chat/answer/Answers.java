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
import dev.lantern.platform.Ids;
import dev.lantern.platform.deadline.Deadlines;
import dev.lantern.platform.privacy.SealContext;
import dev.lantern.platform.privacy.SealedText;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Gives the answers that verdicts oblige the assistant to. What is owed is a row, so a crash between the verdict and its
 * answer delays the answer and never loses it. An answer is composed outside any transaction and written under the
 * conversation's lock, where the last word is had on who answers.
 */
@ApplicationScoped
class Answers {

    /** A crisis can begin while an ordinary answer is composed; after that it is one, so the second time is the last. */
    private static final int TRIES = 3;

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

    /** Gives what is owed for a message, if anything still is. */
    Uni<Void> giveOwed(String clinic, UUID message) {
        return giveOwed(clinic, message, Deadline.ANSWER_OWED)
                .chain(() -> giveOwed(clinic, message, Deadline.CRISIS_OWED));
    }

    private Uni<Void> giveOwed(String clinic, UUID message, String kind) {
        return give(clinic, message, kind)
                .repeat()
                .atMost(TRIES)
                .select()
                .first(outcome -> outcome == Outcome.OUTDATED)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Outcome> give(String clinic, UUID message, String kind) {
        return Panache.withSession(() -> snapshot(clinic, message, kind))
                .chain(snapshot -> snapshot == null ? done() : compose(snapshot, kind));
    }

    /** Null when nothing of this kind is owed. */
    private Uni<Composer.Snapshot> snapshot(String clinic, UUID message, String kind) {
        return deadlines
                .kindsOf(message)
                .chain(kinds -> kinds.contains(kind)
                        ? messages.byId(clinic, message).chain(this::snapshot)
                        : Uni.createFrom().nullItem());
    }

    private Uni<Composer.Snapshot> snapshot(Message message) {
        return conversations
                .byId(message.clinicId(), message.conversationId())
                .chain(conversation -> messages.saidByAssistant(conversation)
                        .map(said -> new Composer.Snapshot(conversation, message, said)));
    }

    private Uni<Outcome> compose(Composer.Snapshot snapshot, String kind) {
        boolean extra = kind.equals(Deadline.CRISIS_OWED);
        UUID id = Ids.next();
        Conversation conversation = snapshot.conversation();
        var context = new SealContext(conversation.clinicId(), conversation.seeker(), id);
        return composer.compose(snapshot, extra)
                .chain(answer -> sealed.seal(context, answer.text())
                        .map(text -> new Draft(
                                id,
                                Author.of(Author.ASSISTANT),
                                text,
                                null,
                                // The one answer names its message; the extra message is no answer.
                                extra ? null : snapshot.message().id(),
                                answer.origin()))
                        .chain(draft -> Panache.withTransaction(() -> write(snapshot, kind, draft))));
    }

    private Uni<Outcome> write(Composer.Snapshot snapshot, String kind, Draft draft) {
        return conversations
                .lock(snapshot.message().clinicId(), snapshot.message().conversationId())
                .chain(locked -> {
                    if (composer.isOutdated(draft, snapshot.message(), locked)) {
                        return Uni.createFrom().item(Outcome.OUTDATED);
                    }
                    return deadlines
                            .take(kind, snapshot.message().id())
                            .chain(mine -> mine && locked.handler() != Handler.COUNSELOR
                                    ? messages.append(locked, draft).replaceWith(Outcome.DONE)
                                    : done());
                });
    }

    private static Uni<Outcome> done() {
        return Uni.createFrom().item(Outcome.DONE);
    }

    private enum Outcome {
        DONE,
        /** The conversation came into crisis meanwhile: compose again. */
        OUTDATED
    }
}
