// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import dev.lantern.chat.assistant.Crisis;
import dev.lantern.chat.assistant.CrisisProtocol;
import dev.lantern.contracts.Author;
import dev.lantern.contracts.ConversationClosed;
import dev.lantern.contracts.HumanRequested;
import dev.lantern.contracts.Seeker;
import dev.lantern.platform.Ids;
import dev.lantern.platform.outbox.Outbox;
import dev.lantern.platform.privacy.SealContext;
import dev.lantern.platform.privacy.SealedText;
import dev.lantern.platform.problem.Limit;
import dev.lantern.platform.problem.Page;
import dev.lantern.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows and closes a seeker's conversations, and asks for a person on their behalf. */
@ApplicationScoped
class ConversationService {

    private final Conversations conversations;
    private final Messages messages;
    private final SealedText sealed;
    private final SaidTexts texts;
    private final Outbox outbox;
    private final Clock clock;

    ConversationService(
            Conversations conversations,
            Messages messages,
            SealedText sealed,
            SaidTexts texts,
            Outbox outbox,
            Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.sealed = sealed;
        this.texts = texts;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Page<ConversationView>> list(String clinic, Seeker seeker, @Nullable UUID before, Limit limit) {
        return Panache.withSession(() -> conversations.of(clinic, seeker, before, limit))
                .map(found -> Page.of(found, limit, each -> each.id.toString()).map(ConversationView::of));
    }

    /** Fails with 404 when this seeker of this clinic has no such conversation. */
    Uni<Conversation> find(String clinic, Seeker seeker, UUID id) {
        return Panache.withSession(() -> conversations.byId(clinic, id)).invoke(found -> own(found, seeker));
    }

    Uni<ConversationView> close(String clinic, Seeker seeker, UUID id) {
        return locked(clinic, seeker, id, conversation -> {
            if (conversation.isClosed()) {
                return Uni.createFrom().voidItem();
            }
            conversation.close(clock.instant());
            var closed = new ConversationClosed(clinic, id, seeker, conversation.closedAt);
            return messages.show(conversation, "closed", "{\"closedAt\":\"%s\"}".formatted(conversation.closedAt))
                    .chain(() -> outbox.publish(closed));
        });
    }

    /** Asks for a person, once until one has come and gone. */
    Uni<ConversationView> askForHuman(String clinic, Seeker seeker, UUID id) {
        return find(clinic, seeker, id)
                .chain(this::acknowledgement)
                .chain(draft -> locked(clinic, seeker, id, conversation -> ask(conversation, draft)));
    }

    private Uni<Draft> acknowledgement(Conversation conversation) {
        return said(conversation)
                .map(said -> CrisisProtocol.personRequested(
                        conversation.locale, Crisis.OnDuty.UNKNOWN, said, conversation.lastSequence))
                .chain(text -> systemDraft(conversation, text));
    }

    private Uni<List<String>> said(Conversation conversation) {
        if (conversation.humanRequested()) {
            return Uni.createFrom().item(List.of());
        }
        return Panache.withSession(() -> messages.saidByUs(conversation.clinicId, conversation.id))
                .chain(said -> texts.open(conversation, said));
    }

    private Uni<Void> ask(Conversation conversation, Draft acknowledgement) {
        if (conversation.isClosed()) {
            throw Problem.conflict("The conversation is closed.");
        }
        if (!conversation.askForHuman()) {
            return Uni.createFrom().voidItem();
        }
        return messages.append(conversation, acknowledgement).chain(() -> outbox.publish(requested(conversation)));
    }

    private HumanRequested requested(Conversation conversation) {
        return new HumanRequested(
                conversation.clinicId,
                conversation.id,
                conversation.seeker(),
                conversation.locale,
                conversation.region,
                conversation.lastSequence,
                clock.instant());
    }

    private Uni<ConversationView> locked(
            String clinic, Seeker seeker, UUID id, Function<Conversation, Uni<Void>> change) {
        return Panache.withTransaction(() -> conversations
                .lock(clinic, id)
                .invoke(found -> own(found, seeker))
                .call(change::apply)
                .map(ConversationView::of));
    }

    private Uni<Draft> systemDraft(Conversation conversation, String text) {
        UUID id = Ids.next();
        return sealed.seal(new SealContext(conversation.clinicId, conversation.seeker(), id), text)
                .map(sealedText -> new Draft(id, Author.of(Author.SYSTEM), sealedText, null, null, null));
    }

    static void own(@Nullable Conversation found, Seeker seeker) {
        if (found == null || !found.seeker().equals(seeker)) {
            throw Problem.notFound();
        }
    }
}
