// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.answer;

import dev.lantern.chat.conversation.Conversation;
import dev.lantern.chat.conversation.ConversationOpening;
import dev.lantern.chat.conversation.ConversationOpening.Prepared;
import dev.lantern.chat.conversation.Conversations;
import dev.lantern.chat.conversation.Draft;
import dev.lantern.chat.conversation.Messages;
import dev.lantern.contracts.Author;
import dev.lantern.contracts.MessageAssessed;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.Ids;
import dev.lantern.platform.inbox.Delivery;
import dev.lantern.platform.inbox.Inbox;
import dev.lantern.platform.privacy.SealContext;
import dev.lantern.platform.privacy.SealedText;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives a questionnaire a place in a conversation of its seeker, once, so that its verdict counts there like a message's:
 * from MODERATE up in the latest that is open. From HIGH up the assistant writes there with the crisis protocol, and a
 * conversation is opened where there is none. What it writes is composed before the transaction that has the last word on
 * the place.
 */
@ApplicationScoped
class Questionnaires {

    /** Under which the inbox remembers a questionnaire by its own id: a replay of the event has another one. */
    private static final String CONSUMER = "follow-questionnaire";

    private final Conversations conversations;
    private final ConversationOpening opening;
    private final Messages messages;
    private final Composer composer;
    private final SealedText sealed;
    private final Inbox inbox;
    private final PlacedQuestionnaires placed;

    Questionnaires(
            Conversations conversations,
            ConversationOpening opening,
            Messages messages,
            Composer composer,
            SealedText sealed,
            Inbox inbox,
            PlacedQuestionnaires placed) {
        this.conversations = conversations;
        this.opening = opening;
        this.messages = messages;
        this.composer = composer;
        this.sealed = sealed;
        this.inbox = inbox;
        this.placed = placed;
    }

    Uni<Void> followUp(MessageAssessed answered) {
        if (!answered.urgency().atLeast(Urgency.MODERATE)) {
            return Uni.createFrom().voidItem();
        }
        return Panache.withSession(() -> conversations.latestOpen(answered.clinicId(), answered.seeker()))
                .chain(open -> place(answered, open));
    }

    private Uni<Void> place(MessageAssessed answered, @Nullable Conversation open) {
        boolean urgent = answered.urgency().atLeast(Urgency.HIGH);
        if (open == null) {
            return urgent ? inNew(answered) : Uni.createFrom().voidItem();
        }
        Uni<Draft> crisis =
                urgent ? crisisMessage(answered, open) : Uni.createFrom().nullItem();
        return crisis.chain(draft ->
                once(answered, () -> lock(open).chain(locked -> placed.count(locked, draft, answered))));
    }

    private Uni<Void> inNew(MessageAssessed answered) {
        return opening.prepare(answered.clinicId(), answered.seeker(), answered.locale(), answered.region())
                .chain(prepared -> crisisMessage(answered, prepared.conversation(), List.of(said(prepared)))
                        .chain(draft -> once(answered, () -> open(prepared, draft, answered))));
    }

    private Uni<Void> open(Prepared prepared, Draft crisis, MessageAssessed answered) {
        return opening.persist(prepared).chain(created -> placed.count(created, crisis, answered));
    }

    private Uni<Void> once(MessageAssessed answered, Supplier<Uni<Void>> effect) {
        return inbox.once(new Delivery<>(answered.assessmentId(), CONSUMER, answered), effect);
    }

    private Uni<Conversation> lock(Conversation chosen) {
        return conversations.lock(chosen.clinicId(), chosen.id()).invoke(locked -> {
            if (locked.isClosed()) {
                // Undoes the inbox's mark; the delivery comes again and chooses anew.
                throw new IllegalStateException("the conversation was closed meanwhile");
            }
        });
    }

    private Uni<Draft> crisisMessage(MessageAssessed answered, Conversation open) {
        return Panache.withSession(() -> messages.saidByUs(open.clinicId(), open.id()))
                .chain(said -> crisisMessage(answered, open, said));
    }

    private Uni<Draft> crisisMessage(MessageAssessed answered, Conversation conversation, List<Messages.Said> said) {
        UUID id = Ids.next();
        var context = new SealContext(conversation.clinicId(), conversation.seeker(), id);
        String region = conversation.region() == null ? answered.region() : conversation.region();
        return composer.questionnaire(conversation, region, said, answered.urgency())
                .chain(words -> sealed.seal(context, words.text())
                        .map(text -> new Draft(id, Author.of(Author.ASSISTANT), text, null, null, words.origin())));
    }

    private static Messages.Said said(Prepared prepared) {
        return new Messages.Said(prepared.opening().id(), prepared.opening().sealedText());
    }
}
