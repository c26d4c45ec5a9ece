// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.handoff;

import dev.lantern.chat.conversation.ChatConfig;
import dev.lantern.chat.conversation.Conversation;
import dev.lantern.chat.conversation.Conversations;
import dev.lantern.chat.conversation.Handler;
import dev.lantern.chat.conversation.Messages;
import dev.lantern.contracts.CaseChanged;
import dev.lantern.contracts.TranscriptShared;
import dev.lantern.platform.deadletter.Deliveries;
import dev.lantern.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Follows the cases on conversations: who answers now, and what a new case's counselor needs to read. */
@ApplicationScoped
class CaseChangedConsumer {

    private final Deliveries deliveries;
    private final Conversations conversations;
    private final Messages messages;
    private final Handoffs handoffs;
    private final Outbox outbox;
    private final ChatConfig config;
    private final Clock clock;

    CaseChangedConsumer(
            Deliveries deliveries,
            Conversations conversations,
            Messages messages,
            Handoffs handoffs,
            Outbox outbox,
            ChatConfig config,
            Clock clock) {
        this.deliveries = deliveries;
        this.conversations = conversations;
        this.messages = messages;
        this.handoffs = handoffs;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    @Incoming("case-changed")
    Uni<Void> changed(Message<byte[]> message) {
        return deliveries.once(message, "follow-case", CaseChanged.class, this::follow);
    }

    private Uni<Void> follow(CaseChanged news) {
        return conversations
                .lock(news.clinicId(), news.conversationId())
                .onItem()
                .ifNotNull()
                .call(locked -> follow(locked, news))
                .replaceWithVoid();
    }

    private Uni<Void> follow(Conversation locked, CaseChanged news) {
        boolean isNews = news.caseVersion() > locked.caseVersion();
        boolean wasWithCounselor = locked.handler() == Handler.COUNSELOR;
        boolean handedOver = locked.follow(news);
        Uni<Void> after = handedOver ? handoffs.show(locked) : done();
        if (wasWithCounselor && locked.handler() == Handler.QUEUE) {
            after = after.chain(() -> handoffs.answerLastWord(locked));
        }
        if (wasWithCounselor && locked.handler() == Handler.ASSISTANT) {
            after = after.chain(() -> handoffs.answerUnsettled(locked));
        }
        if (isNews && news.change().equals(CaseChanged.RESOLVED)) {
            after = after.chain(() -> messages.highestAfter(locked.clinicId(), locked.id(), locked.resolvedThrough())
                    .invoke(locked::urgencyAfterResolve)
                    .replaceWithVoid());
        }
        // Also when a reply has come before this and made it old news: the case still needs its transcript.
        return news.change().equals(CaseChanged.OPENED) ? after.chain(() -> shareTranscript(locked, news)) : after;
    }

    private Uni<Void> shareTranscript(Conversation locked, CaseChanged news) {
        return messages.last(locked.clinicId(), locked.id(), config.transcriptLength())
                .chain(last -> outbox.publish(new TranscriptShared(
                        locked.clinicId(), locked.id(), locked.seeker(), news.caseId(), lines(last), clock.instant())));
    }

    private static List<TranscriptShared.Line> lines(List<dev.lantern.chat.conversation.Message> messages) {
        return messages.stream()
                .map(each -> new TranscriptShared.Line(
                        each.id(),
                        each.sequence(),
                        each.author(),
                        each.sealedText(),
                        each.sentAt(),
                        each.inReplyTo(),
                        each.origin()))
                .toList();
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
