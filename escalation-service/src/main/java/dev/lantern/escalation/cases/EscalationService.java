// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.contracts.CaseChanged;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What counselors do with cases: claim, release, resolve. Each fails with 404 or 409 where it cannot be. */
@ApplicationScoped
public class EscalationService {

    private final LockedCases cases;
    private final CaseJournal journal;
    private final ClaimSilence silence;
    private final NoteService notes;
    private final CaseWords words;
    private final DeskTimes times;

    EscalationService(
            LockedCases cases,
            CaseJournal journal,
            ClaimSilence silence,
            NoteService notes,
            CaseWords words,
            DeskTimes times) {
        this.cases = cases;
        this.journal = journal;
        this.silence = silence;
        this.notes = notes;
        this.words = words;
        this.times = times;
    }

    /** Gives the case to {@code counselor}, who may have it already. */
    @WithTransaction
    public Uni<EscalationView> claim(Counselor counselor, UUID caseId) {
        return cases.lock(counselor.clinicId(), caseId)
                .call(locked -> claim(counselor, locked))
                .map(EscalationService::view)
                .onFailure(CaseConflict.class)
                .transform(CaseConflict::asProblem);
    }

    @WithTransaction
    public Uni<EscalationView> release(Counselor counselor, UUID caseId) {
        return cases.lock(counselor.clinicId(), caseId)
                .call(locked -> release(counselor, locked))
                .map(EscalationService::view)
                .onFailure(CaseConflict.class)
                .transform(CaseConflict::asProblem);
    }

    /** Ends the case; {@code note} may be null. */
    public Uni<EscalationView> resolve(Counselor counselor, UUID caseId, Outcome outcome, String note) {
        Uni<CaseWords.Sealed> sealed =
                note == null ? Uni.createFrom().nullItem() : words.seal(counselor.clinicId(), caseId, note);
        return sealed.flatMap(text -> Panache.withTransaction(() -> cases.lock(counselor.clinicId(), caseId)
                        .call(locked -> resolve(counselor, locked, outcome, text))))
                .map(EscalationService::view)
                .onFailure(CaseConflict.class)
                .transform(CaseConflict::asProblem);
    }

    private Uni<Void> claim(Counselor counselor, LockedCases.Locked locked) {
        Escalation escalation = locked.escalation();
        if (!escalation.claim(counselor, locked.conversation(), times.now())) {
            return Uni.createFrom().voidItem();
        }
        return silence.expectReply(escalation).chain(() -> tell(locked, CaseChanged.CLAIMED, counselor, null));
    }

    private Uni<Void> release(Counselor counselor, LockedCases.Locked locked) {
        locked.escalation().release(counselor, locked.conversation());
        return silence.end(locked.escalation()).chain(() -> tell(locked, CaseChanged.RELEASED, counselor, null));
    }

    private Uni<Void> resolve(Counselor counselor, LockedCases.Locked locked, Outcome outcome, CaseWords.Sealed note) {
        Escalation escalation = locked.escalation();
        escalation.resolve(counselor, outcome, locked.conversation(), times.now());
        return silence.end(escalation)
                .chain(() -> note == null
                        ? Uni.createFrom().voidItem()
                        : notes.write(counselor, escalation, note).replaceWithVoid())
                .chain(() -> tell(locked, CaseChanged.RESOLVED, counselor, outcome.name()));
    }

    private Uni<Void> tell(LockedCases.Locked locked, String change, Counselor by, String detail) {
        var what =
                new CaseEvent(locked.escalation(), change, times.now()).by(by).with(detail);
        return journal.changed(locked.conversation(), locked.escalation(), what);
    }

    private static EscalationView view(LockedCases.Locked locked) {
        return EscalationView.of(locked.escalation());
    }
}
