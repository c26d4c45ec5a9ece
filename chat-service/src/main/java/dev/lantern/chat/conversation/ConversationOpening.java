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
public class ConversationOpening {

    private static final Limit FIRST = new Limit(1);

    /** Stands for a consent where nobody was asked: the conversation was opened for somebody in danger. */
    private static final String NOT_ASKED = "not-asked";

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
        Conversation conversation = conversation(clinic, seeker, request.locale());
        conversation.region = request.region();
        conversation.consentVersion = request.consent().version();
        conversation.consentMemory = Boolean.TRUE.equals(request.consent().memory());
        return withFirstMessage(conversation)
                .chain(prepared -> Panache.withTransaction(() -> idempotency.once(
                        clinic, owner, key, request, () -> persist(prepared).map(saved -> saved.id))))
                .chain(id -> Panache.withSession(() -> conversations.byId(clinic, id)))
                .chain(this::view);
    }

    /**
     * Prepares a conversation for a seeker in danger who has none that is open: as their last one was, in language, region
     * and consent. Who never had one was never asked; nothing of theirs is written before they agree to write.
     *
     * @param locale of what they have used
     * @param region where that tells it
     */
    public Uni<Prepared> prepare(String clinic, Seeker seeker, String locale, @Nullable String region) {
        return Panache.withSession(() -> conversations.latest(clinic, seeker))
                .map(last -> asBefore(last, conversation(clinic, seeker, last == null ? locale : last.locale), region))
                .chain(this::withFirstMessage);
    }

    /** Opens what was prepared, in the caller's transaction; the row is new, so nobody else has it. */
    public Uni<Conversation> persist(Prepared prepared) {
        return conversations.persist(prepared.conversation).call(saved -> messages.append(saved, prepared.opening));
    }

    private static Conversation asBefore(@Nullable Conversation last, Conversation next, @Nullable String region) {
        next.region = last == null || last.region == null ? region : last.region;
        next.consentVersion = last == null ? NOT_ASKED : last.consentVersion;
        next.consentMemory = last != null && last.consentMemory;
        return next;
    }

    private Conversation conversation(String clinic, Seeker seeker, String locale) {
        var conversation = new Conversation();
        conversation.id = Ids.next();
        conversation.clinicId = clinic;
        conversation.seekerSource = seeker.source();
        conversation.seekerSubject = seeker.subject();
        conversation.locale = Locales.inEffect(locale);
        conversation.createdAt = clock.instant();
        return conversation;
    }

    private Uni<Prepared> withFirstMessage(Conversation conversation) {
        UUID id = Ids.next();
        var context = new SealContext(conversation.clinicId, conversation.seeker(), id);
        return sealed.seal(context, Opening.text(conversation.locale))
                .map(text -> new Draft(id, Author.of(Author.ASSISTANT), text, null, null, "script"))
                .map(opening -> new Prepared(conversation, opening));
    }

    private Uni<ConversationView> view(Conversation conversation) {
        return views.history(conversation, 0, FIRST).map(page -> ConversationView.of(conversation, page.items()));
    }

    /** A conversation before it is stored, and its first message. */
    public record Prepared(Conversation conversation, Draft opening) {}
}
