// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import dev.lantern.contracts.Author;
import dev.lantern.contracts.Seeker;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.Ids;
import dev.lantern.platform.deadline.Deadlines;
import dev.lantern.platform.privacy.SealContext;
import dev.lantern.platform.privacy.SealedText;
import dev.lantern.platform.problem.Limit;
import dev.lantern.platform.problem.Page;
import dev.lantern.platform.problem.Problem;
import dev.lantern.platform.safety.RiskRules;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Takes seekers' messages, once each, and shows a conversation's messages. */
@ApplicationScoped
class MessageService {

    private final Conversations conversations;
    private final Messages messages;
    private final SealedText sealed;
    private final Deadlines deadlines;
    private final ChatConfig config;
    private final Clock clock;

    MessageService(
            Conversations conversations,
            Messages messages,
            SealedText sealed,
            Deadlines deadlines,
            ChatConfig config,
            Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.sealed = sealed;
        this.deadlines = deadlines;
        this.config = config;
        this.clock = clock;
    }

    /** Fails with 404, or with 409 when the conversation is closed or the key was used for another text. */
    Uni<Posted> post(String clinic, Seeker seeker, UUID conversation, PostMessageRequest request) {
        UUID id = Ids.next();
        Urgency heard = RiskRules.assess(request.text()).urgency();
        return sealed.seal(new SealContext(clinic, seeker, id), request.text())
                .map(text ->
                        new Draft(id, Author.of(Author.SEEKER), text, request.clientMessageId(), null, null, heard))
                .chain(draft -> Panache.withTransaction(() -> conversations
                        .lock(clinic, conversation)
                        .invoke(found -> ConversationService.own(found, seeker))
                        .chain(locked -> sendOnce(locked, draft))))
                .call(posted -> posted.repeated() ? sameText(seeker, posted.message(), request) : done())
                .map(posted -> posted.withText(request.text()));
    }

    private Uni<Posted> sendOnce(Conversation locked, Draft draft) {
        return messages.sentAs(locked.clinicId, locked.id, Author.SEEKER, draft.clientMessageId())
                .chain(earlier ->
                        earlier == null ? send(locked, draft) : Uni.createFrom().item(new Posted(earlier, true, null)));
    }

    private Uni<Posted> send(Conversation locked, Draft draft) {
        if (locked.isClosed()) {
            throw Problem.conflict("The conversation is closed.");
        }
        String silence = draft.heard().atLeast(Urgency.HIGH) ? Deadline.DANGER_SILENCE : Deadline.TRIAGE_SILENCE;
        return messages.append(locked, draft)
                .call(message -> deadlines.set(
                        silence, message.id, locked.clinicId, clock.instant().plus(config.triageSilence())))
                .map(message -> new Posted(message, false, null));
    }

    private Uni<Void> sameText(Seeker seeker, Message earlier, PostMessageRequest request) {
        return sealed.open(new SealContext(earlier.clinicId, seeker, earlier.id), earlier.sealedText)
                .invoke(text -> {
                    if (!text.equals(request.text())) {
                        throw Problem.conflict("This clientMessageId was used for another text.");
                    }
                })
                .replaceWithVoid();
    }

    Uni<Page<MessageView>> history(Conversation conversation, long after, Limit limit) {
        return Panache.withSession(() -> messages.after(conversation.clinicId, conversation.id, after, limit.plusOne()))
                .map(found -> Page.of(found, limit, each -> Long.toString(each.sequence)))
                .chain(page -> views(conversation.seeker(), page.items()).map(views -> new Page<>(views, page.next())));
    }

    Uni<List<MessageView>> views(Seeker seeker, List<Message> found) {
        return Multi.createFrom()
                .iterable(found)
                .onItem()
                .transformToUniAndConcatenate(message -> view(seeker, message))
                .collect()
                .asList();
    }

    private Uni<MessageView> view(Seeker seeker, Message message) {
        return sealed.open(new SealContext(message.clinicId, seeker, message.id), message.sealedText)
                .map(text -> MessageView.of(message, text));
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }

    /** A message that is in the conversation, and whether it was before this request. */
    record Posted(Message message, boolean repeated, MessageView view) {
        Posted withText(String text) {
            return new Posted(message, repeated, MessageView.of(message, text));
        }
    }
}
