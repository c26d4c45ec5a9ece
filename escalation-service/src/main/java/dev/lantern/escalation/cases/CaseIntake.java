// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.contracts.CaseChanged;
import dev.lantern.contracts.ConversationClosed;
import dev.lantern.contracts.HumanRequested;
import dev.lantern.contracts.MessageAssessed;
import dev.lantern.contracts.MessageScreened;
import dev.lantern.contracts.Urgency;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Opens and raises cases. One transaction each, under the conversation's lock: of two replicas that see a first risk at
 * the same time, one opens the case and the other finds it.
 */
@ApplicationScoped
public class CaseIntake {

    /** From this level on a message opens a case, by itself or with those before it. */
    private static final Urgency OPENS_FROM = Urgency.HIGH;

    private static final String REASON_HUMAN_REQUESTED = "human-requested";

    private final Conversations conversations;
    private final Escalations escalations;
    private final CaseFile file;
    private final CaseJournal journal;
    private final DeskTimes times;

    CaseIntake(
            Conversations conversations, Escalations escalations, CaseFile file, CaseJournal journal, DeskTimes times) {
        this.conversations = conversations;
        this.escalations = escalations;
        this.file = file;
        this.journal = journal;
        this.times = times;
    }

    /**
     * Ordinary talk before any case says nothing that a case would ever need, and a questionnaire none before chat has told
     * in which conversation it counts.
     */
    public Uni<Boolean> concerns(MessageAssessed assessed) {
        if (assessed.instrument() != null) {
            return Uni.createFrom().item(false);
        }
        return concerns(Verdict.of(assessed));
    }

    /** As of an assessment. When triage is behind, all ordinary talk comes this way. */
    public Uni<Boolean> concerns(MessageScreened screened) {
        return concerns(Verdict.of(screened));
    }

    private Uni<Boolean> concerns(Verdict verdict) {
        return verdict.urgency() == Urgency.NONE
                        && !verdict.conversationUrgency().atLeast(OPENS_FROM)
                ? escalations.anyOf(verdict.clinicId(), verdict.conversationId())
                : Uni.createFrom().item(true);
    }

    @WithTransaction
    public Uni<Void> assessed(MessageAssessed assessed) {
        return judged(Verdict.of(assessed));
    }

    @WithTransaction
    public Uni<Void> screened(MessageScreened screened) {
        return judged(Verdict.of(screened));
    }

    /** Opens a case at any level, unless there is one: then its timeline tells of the wish. */
    @WithTransaction
    public Uni<Void> humanRequested(HumanRequested request) {
        return conversations
                .lock(request.clinicId(), request.conversationId(), request.seeker())
                .invoke(conversation -> heard(conversation, request))
                .flatMap(conversation -> escalations
                        .findUnresolved(conversation)
                        .flatMap(open -> open == null
                                ? open(conversation, REASON_HUMAN_REQUESTED).replaceWithVoid()
                                : journal.noted(open, event(open, CaseEvent.HUMAN_REQUESTED))));
    }

    /** An open case stays open; its timeline tells that the seeker has closed the conversation. */
    @WithTransaction
    public Uni<Void> closed(ConversationClosed closed) {
        return conversations
                .lock(closed.clinicId(), closed.conversationId(), closed.seeker())
                .flatMap(escalations::findUnresolved)
                .onItem()
                .ifNotNull()
                .transformToUni(open -> journal.noted(open, event(open, CaseEvent.CONVERSATION_CLOSED)))
                .replaceWithVoid();
    }

    // Whoever asks may have written nothing that any service judged; a resolve must settle what is there all the same.
    private static void heard(Conversation conversation, HumanRequested request) {
        if (request.sequence() != null) {
            conversation.heard(request.sequence());
        }
    }

    private Uni<Void> judged(Verdict verdict) {
        return conversations
                .lock(verdict.clinicId(), verdict.conversationId(), verdict.seeker())
                .flatMap(conversation -> counts(conversation, verdict)
                        .flatMap(counts -> counts
                                ? judged(conversation, verdict)
                                : Uni.createFrom().voidItem()));
    }

    // A resolve settles by number, so also what no case showed by then, as where a transcript came late. Danger in that
    // was judged by no one.
    private Uni<Boolean> counts(Conversation conversation, Verdict verdict) {
        if (!conversation.hasSettled(verdict.sequence())) {
            return Uni.createFrom().item(true);
        }
        return verdict.urgency().atLeast(OPENS_FROM)
                ? wasShown(conversation, verdict).map(shown -> !shown)
                : Uni.createFrom().item(false);
    }

    // A questionnaire is no message: all that a case shows of it is its verdict.
    private Uni<Boolean> wasShown(Conversation conversation, Verdict verdict) {
        return verdict.isQuestionnaire()
                ? file.wasJudged(conversation, verdict)
                : file.wasReadable(conversation, verdict.messageId());
    }

    private Uni<Void> judged(Conversation conversation, Verdict verdict) {
        conversation.judged(verdict.sequence(), conversation.level(verdict));
        return escalations.findUnresolved(conversation).flatMap(open -> follow(conversation, open, verdict));
    }

    private Uni<Void> follow(Conversation conversation, Escalation open, Verdict verdict) {
        if (open != null) {
            return file.put(new CaseAssessment(open, verdict)).chain(() -> raise(conversation, open, verdict));
        }
        return conversation.level(verdict).atLeast(OPENS_FROM)
                ? open(conversation, verdict.reason(), verdict)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> raise(Conversation conversation, Escalation open, Verdict verdict) {
        var now = times.now();
        Urgency level = conversation.level(verdict);
        return open.raise(level, conversation, now.plus(times.answerWithin(level)))
                ? journal.changed(conversation, open, new CaseEvent(open, CaseChanged.RAISED, now))
                : journal.added(open);
    }

    private Uni<Void> open(Conversation conversation, String reason, Verdict verdict) {
        Escalation opened = opened(conversation, reason);
        return file.add(opened)
                .chain(() -> file.add(new CaseAssessment(opened, verdict)))
                .chain(() -> tell(conversation, opened));
    }

    private Uni<Void> open(Conversation conversation, String reason) {
        Escalation opened = opened(conversation, reason);
        return file.add(opened).chain(() -> tell(conversation, opened));
    }

    private Escalation opened(Conversation conversation, String reason) {
        return Escalation.open(conversation, reason, times.now(), times.answerWithin(conversation.urgency()));
    }

    private Uni<Void> tell(Conversation conversation, Escalation opened) {
        var what = new CaseEvent(opened, CaseChanged.OPENED, opened.openedAt()).with(opened.reason());
        return journal.changed(conversation, opened, what);
    }

    private CaseEvent event(Escalation escalation, String kind) {
        return new CaseEvent(escalation, kind, times.now());
    }
}
