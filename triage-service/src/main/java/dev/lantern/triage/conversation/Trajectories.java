// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.conversation;

import dev.lantern.contracts.CaseChanged;
import dev.lantern.contracts.MessageScreened;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Follows how urgent conversations are. */
@ApplicationScoped
class Trajectories {

    private final Conversations conversations;
    private final RaiseListener raised;
    private final Clock clock;

    Trajectories(Conversations conversations, RaiseListener raised, Clock clock) {
        this.conversations = conversations;
        this.raised = raised;
        this.clock = clock;
    }

    /** Where triage was silent the screen's verdict counts like an assessment, and a questionnaire's like a message's. */
    Uni<Void> screened(MessageScreened news) {
        boolean answered = news.cause().equals(MessageScreened.QUESTIONNAIRE);
        Verdict verdict = Verdict.of(
                answered ? Verdict.QUESTIONNAIRE : Verdict.SCREEN,
                news.messageId(),
                news.sequence(),
                news.urgency(),
                news.signals(),
                false,
                news.screenedAt());
        return conversations.lock(news.clinicId(), news.conversationId()).chain(locked -> {
            Urgency before = locked.urgency();
            return conversations
                    .add(locked, verdict)
                    .chain(() -> answered && raisedBeyond(before.max(news.urgency()), locked.urgency())
                            ? raised.raised(locked, news)
                            : Uni.createFrom().voidItem());
        });
    }

    /** What chat has said of the questionnaire by itself, the others know. */
    private static boolean raisedBeyond(Urgency known, Urgency now) {
        return now.atLeast(Urgency.HIGH) && !known.atLeast(now);
    }

    /** A resolved case settles the messages through the one it names, whenever their verdicts arrive. */
    Uni<Void> caseChanged(CaseChanged news) {
        if (news.resolvedThrough() == null) {
            return Uni.createFrom().voidItem();
        }
        return conversations
                .lock(news.clinicId(), news.conversationId())
                .chain(locked -> settle(locked, news.resolvedThrough()));
    }

    private Uni<Void> settle(Conversation locked, long through) {
        if (through <= locked.resolvedThrough()) {
            return Uni.createFrom().voidItem();
        }
        locked.resolve(through);
        return conversations.follow(locked, Urgency.NONE);
    }

    @WithSession
    Uni<UrgencyView> read(String clinic, UUID conversation) {
        return conversations
                .byId(clinic, conversation)
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .chain(found -> conversations
                        .verdicts(found, 0)
                        .map(verdicts -> UrgencyView.of(found, verdicts, clock.instant())));
    }
}
