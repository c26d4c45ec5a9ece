// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.contracts.Author;
import dev.lantern.contracts.MessagePosted;
import dev.lantern.contracts.ReplyRejected;
import dev.lantern.contracts.TranscriptShared;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/**
 * Keeps the conversation on its case: from the transcript that chat shares at the opening, and message by message from
 * then on. The two overlap and come in any order. Without an open case no text is kept.
 */
@ApplicationScoped
public class ConversationLines {

    private final Conversations conversations;
    private final Escalations escalations;
    private final CaseFile file;
    private final CaseJournal journal;
    private final DeskTimes times;

    ConversationLines(
            Conversations conversations, Escalations escalations, CaseFile file, CaseJournal journal, DeskTimes times) {
        this.conversations = conversations;
        this.escalations = escalations;
        this.file = file;
        this.journal = journal;
        this.times = times;
    }

    /** False before the conversation's first case: what was written until then comes with the case's transcript. */
    public Uni<Boolean> concerns(MessagePosted posted) {
        return escalations.anyOf(posted.clinicId(), posted.conversationId());
    }

    /** A message is in its conversation; for a counselor's reply this is the receipt. */
    @WithTransaction
    public Uni<Void> posted(MessagePosted posted) {
        return conversations
                .lock(posted.clinicId(), posted.conversationId(), posted.seeker())
                .invoke(conversation -> conversation.heard(posted.sequence()))
                .call(conversation -> receive(conversation, posted))
                .flatMap(escalations::findUnresolved)
                .flatMap(open -> open == null ? Uni.createFrom().voidItem() : addAndTell(open, Line.of(posted)));
    }

    /** The transcript of a case; the case may be resolved by now. */
    @WithTransaction
    public Uni<Void> shared(TranscriptShared transcript) {
        return conversations
                .lock(transcript.clinicId(), transcript.conversationId(), transcript.seeker())
                .invoke(conversation -> transcript.messages().forEach(line -> conversation.heard(line.sequence())))
                .chain(() -> escalations.find(transcript.clinicId(), transcript.caseId()))
                .flatMap(escalation -> escalation == null || isForeign(escalation, transcript.conversationId())
                        ? Uni.createFrom().voidItem()
                        : addAll(escalation, transcript).chain(() -> journal.added(escalation)));
    }

    /** Chat could not deliver a reply: the case shows it. */
    @WithTransaction
    public Uni<Void> rejected(ReplyRejected rejected) {
        return conversations
                .lockKnown(rejected.clinicId(), rejected.conversationId())
                .onItem()
                .ifNotNull()
                .transformToUni(conversation -> file.waitingReply(conversation, rejected.messageId()))
                .onItem()
                .ifNotNull()
                .transformToUni(reply -> reject(rejected, reply));
    }

    private Uni<Void> reject(ReplyRejected rejected, CaseMessage reply) {
        reply.reject(rejected.reason());
        return escalations
                .find(rejected.clinicId(), reply.caseId())
                .flatMap(escalation -> journal.noted(
                        escalation,
                        new CaseEvent(escalation, CaseEvent.REPLY_REJECTED, times.now())
                                .with(rejected.reason())
                                .about(rejected.messageId())));
    }

    private Uni<Void> receive(Conversation conversation, MessagePosted posted) {
        if (!posted.author().kind().equals(Author.COUNSELOR)) {
            return Uni.createFrom().voidItem();
        }
        return file.waitingReply(conversation, posted.messageId())
                .onItem()
                .ifNotNull()
                .invoke(reply -> reply.received(posted.sequence()))
                .replaceWithVoid();
    }

    private Uni<Void> addAll(Escalation escalation, TranscriptShared transcript) {
        return add(escalation, transcript.messages().stream().map(Line::of).toList());
    }

    private Uni<Void> addAndTell(Escalation escalation, Line line) {
        return add(escalation, List.of(line)).chain(() -> journal.added(escalation));
    }

    private Uni<Void> add(Escalation escalation, List<Line> lines) {
        return file.lines(escalation, lines.stream().map(Line::messageId).toList())
                .chain(known -> file.addAll(unknown(escalation, lines, known)));
    }

    /** The lines that the case does not have; the others learn their place. */
    private static List<CaseMessage> unknown(Escalation escalation, List<Line> lines, List<CaseMessage> known) {
        var byId = new HashMap<UUID, CaseMessage>();
        known.forEach(line -> byId.put(line.messageId(), line));
        var unknown = new ArrayList<CaseMessage>();
        for (Line line : lines) {
            CaseMessage there = byId.get(line.messageId());
            if (there == null) {
                var added = CaseMessage.of(escalation, line);
                byId.put(line.messageId(), added);
                unknown.add(added);
            } else {
                there.received(line.sequence());
            }
        }
        return unknown;
    }

    private static boolean isForeign(Escalation escalation, UUID conversationId) {
        return !escalation.conversationId().equals(conversationId);
    }
}
