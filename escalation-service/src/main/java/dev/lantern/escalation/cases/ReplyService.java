// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.contracts.CaseChanged;
import dev.lantern.contracts.CounselorReplied;
import dev.lantern.contracts.Seeker;
import dev.lantern.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Counselors' words to seekers: kept, then carried to the chat service by the outbox. */
@ApplicationScoped
public class ReplyService {

    private final LockedCases cases;
    private final CaseFile file;
    private final CaseJournal journal;
    private final ClaimSilence silence;
    private final CaseWords words;
    private final Outbox outbox;
    private final DeskTimes times;

    ReplyService(
            LockedCases cases,
            CaseFile file,
            CaseJournal journal,
            ClaimSilence silence,
            CaseWords words,
            Outbox outbox,
            DeskTimes times) {
        this.cases = cases;
        this.file = file;
        this.journal = journal;
        this.silence = silence;
        this.words = words;
        this.outbox = outbox;
        this.times = times;
    }

    /**
     * Writes to the seeker, once per {@code clientMessageId}: a repetition answers what was written then, even when the
     * case has another holder or an end by now.
     */
    public Uni<Reply> reply(Counselor counselor, UUID caseId, String text, String clientMessageId) {
        return words.seal(counselor.clinicId(), caseId, text)
                .flatMap(sealedText ->
                        Panache.withTransaction(() -> writeOnce(counselor, caseId, sealedText, clientMessageId)))
                .flatMap(written -> written.repeated()
                        ? repeated(counselor, written, text)
                        : Uni.createFrom().item(new Reply(MessageView.of(written.message(), text), false)))
                .onFailure(CaseConflict.class)
                .transform(CaseConflict::asProblem);
    }

    private Uni<Written> writeOnce(
            Counselor counselor, UUID caseId, CaseWords.Sealed sealedText, String clientMessageId) {
        return cases.lock(counselor.clinicId(), caseId)
                .flatMap(locked -> file.replyOf(locked.conversation(), counselor, clientMessageId)
                        .flatMap(known -> known == null
                                ? write(counselor, locked, sealedText, clientMessageId)
                                : Uni.createFrom().item(new Written(known, locked.seeker(), true))));
    }

    private Uni<Written> write(
            Counselor counselor, LockedCases.Locked locked, CaseWords.Sealed sealedText, String clientMessageId) {
        Escalation escalation = locked.escalation();
        Instant now = times.now();
        boolean tookOver = escalation.prepareReply(counselor, locked.conversation(), now);
        escalation.replied(now);
        var reply = CaseMessage.reply(escalation, counselor, sealedText, clientMessageId, now);
        var what =
                new CaseEvent(escalation, CaseEvent.REPLIED, now).by(counselor).about(reply.messageId());
        return file.add(reply)
                .chain(() -> silence.end(escalation))
                // A reply implies its claim, so it may go before the news of a takeover.
                .chain(() -> outbox.publish(event(escalation, reply)))
                .chain(() -> journal.noted(escalation, what))
                .chain(() -> tookOver
                        ? tellTakeover(counselor, locked, now)
                        : Uni.createFrom().voidItem())
                .replaceWith(new Written(reply, escalation.seeker(), false));
    }

    private Uni<Void> tellTakeover(Counselor counselor, LockedCases.Locked locked, Instant now) {
        var what = new CaseEvent(locked.escalation(), CaseChanged.CLAIMED, now).by(counselor);
        return journal.changed(locked.conversation(), locked.escalation(), what);
    }

    private Uni<Reply> repeated(Counselor counselor, Written written, String text) {
        CaseMessage message = written.message();
        return words.open(counselor.clinicId(), written.seeker(), message.messageId(), message.sealedText())
                .invoke(before -> {
                    if (!before.equals(text)) {
                        throw new CaseConflict("This clientMessageId was used for another text.");
                    }
                })
                .map(before -> new Reply(MessageView.of(message, before), true));
    }

    private static CounselorReplied event(Escalation escalation, CaseMessage reply) {
        return new CounselorReplied(
                escalation.clinicId(),
                escalation.conversationId(),
                escalation.seeker(),
                escalation.id(),
                escalation.version(),
                escalation.holderName(),
                escalation.urgency(),
                reply.messageId(),
                reply.sealedText(),
                reply.sentAt());
    }

    /** What was written to the seeker, now or by an earlier request with the same client id. */
    public record Reply(MessageView message, boolean repeated) {}

    private record Written(CaseMessage message, Seeker seeker, boolean repeated) {}
}
