// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.answer;

import dev.lantern.chat.conversation.Conversation;
import dev.lantern.chat.conversation.Draft;
import dev.lantern.chat.conversation.Handler;
import dev.lantern.chat.conversation.Messages;
import dev.lantern.contracts.MessageAssessed;
import dev.lantern.contracts.MessageScreened;
import dev.lantern.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Lets a questionnaire's verdict count in a conversation that the caller has locked, and tells the other services. */
@ApplicationScoped
class PlacedQuestionnaires {

    private static final Logger LOG = Logger.getLogger(PlacedQuestionnaires.class);

    private final Messages messages;
    private final Outbox outbox;
    private final Clock clock;

    PlacedQuestionnaires(Messages messages, Outbox outbox, Clock clock) {
        this.messages = messages;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param crisis what the assistant writes, unless a counselor is there */
    Uni<Void> count(Conversation locked, @Nullable Draft crisis, MessageAssessed answered) {
        boolean writes = crisis != null && locked.handler() != Handler.COUNSELOR;
        return (writes ? write(locked, crisis, answered) : Uni.createFrom().voidItem())
                .invoke(() -> note(locked, answered))
                .chain(() -> outbox.publish(screened(locked, answered)));
    }

    /** The message carries the verdict: the resolve of what was said before it must not lose that. */
    private Uni<Void> write(Conversation locked, Draft crisis, MessageAssessed answered) {
        return messages.append(locked, crisis)
                .invoke(message -> message.judge(answered.urgency(), Verdict.QUESTIONNAIRE, null))
                .replaceWithVoid();
    }

    private static void note(Conversation locked, MessageAssessed answered) {
        locked.raise(answered.urgency(), locked.lastSequence());
        LOG.infof(
                "Questionnaire %s counts as %s in conversation %s",
                answered.assessmentId(), answered.urgency(), locked.id());
    }

    private MessageScreened screened(Conversation locked, MessageAssessed answered) {
        return new MessageScreened(
                locked.clinicId(),
                locked.id(),
                locked.seeker(),
                answered.assessmentId(),
                locked.lastSequence(),
                locked.locale(),
                locked.region() == null ? answered.region() : locked.region(),
                answered.urgency(),
                answered.signals(),
                MessageScreened.QUESTIONNAIRE,
                // Not when it was answered: a result from elsewhere can be older than what was said since.
                clock.instant());
    }
}
