// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import dev.lantern.chat.assistant.Opening;
import dev.lantern.contracts.Author;
import dev.lantern.contracts.Seeker;
import dev.lantern.platform.Ids;
import dev.lantern.platform.privacy.SealContext;
import dev.lantern.platform.privacy.SealedText;
import dev.lantern.platform.problem.Limit;
import dev.lantern.platform.tenancy.Idempotency;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens conversations; the first message is the assistant's, with the notice that it is an AI. */
@ApplicationScoped
class ConversationOpening {

    private static final Limit FIRST = new Limit(1);

    private final Conversations conversations;
    private final Messages messages;
    private final MessageService views;
    private final SealedText sealed;
    private final Idempotency idempotency;
    private final Clock clock;

    ConversationOpening(
            Conversations conversations,
            Messages messages,
            MessageService views,
            SealedText sealed,
            Idempotency idempotency,
            Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.views = views;
        this.sealed = sealed;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * Opens a conversation.
     *
     * @param owner whose requests {@code key} tells apart
     * @param key under the same key the same request opens one conversation, another request fails with 409; may be null
     */
    Uni<ConversationView> open(
            String clinic, Seeker seeker, String owner, @Nullable String key, OpenConversationRequest request) {
        Conversation conversation = conversation(clinic, seeker, request);
        return firstMessage(conversation)
                .chain(draft -> Panache.withTransaction(
                        () -> idempotency.once(clinic, owner, key, request, () -> persist(conversation, draft))))
                .chain(id -> Panache.withSession(() -> conversations.byId(clinic, id)))
                .chain(this::view);
    }

    private Conversation conversation(String clinic, Seeker seeker, OpenConversationRequest request) {
        var conversation = new Conversation();
        conversation.id = Ids.next();
        conversation.clinicId = clinic;
        conversation.seekerSource = seeker.source();
        conversation.seekerSubject = seeker.subject();
        conversation.locale = Locales.inEffect(request.locale());
        conversation.region = request.region();
        conversation.consentVersion = request.consent().version();
        conversation.consentMemory = Boolean.TRUE.equals(request.consent().memory());
        conversation.createdAt = clock.instant();
        return conversation;
    }

    private Uni<Draft> firstMessage(Conversation conversation) {
        UUID id = Ids.next();
        var context = new SealContext(conversation.clinicId, conversation.seeker(), id);
        return sealed.seal(context, Opening.text(conversation.locale))
                .map(text -> new Draft(id, Author.of(Author.ASSISTANT), text, null, null, "script"));
    }

    private Uni<UUID> persist(Conversation conversation, Draft opening) {
        return conversations
                .persist(conversation)
                .chain(saved -> messages.append(saved, opening))
                .replaceWith(conversation.id);
    }

    private Uni<ConversationView> view(Conversation conversation) {
        return views.history(conversation, 0, FIRST).map(page -> ConversationView.of(conversation, page.items()));
    }
}
