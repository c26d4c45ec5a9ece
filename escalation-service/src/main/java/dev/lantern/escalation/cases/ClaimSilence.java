// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.contracts.CaseChanged;
import dev.lantern.platform.deadline.Deadline;
import dev.lantern.platform.deadline.DeadlineHandler;
import dev.lantern.platform.deadline.Deadlines;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives a claimed case back to the queue when its holder says nothing: a seeker in need must not wait for a name. */
@ApplicationScoped
class ClaimSilence implements DeadlineHandler {

    static final String KIND = "claim-silence";

    private final LockedCases cases;
    private final Deadlines deadlines;
    private final CaseJournal journal;
    private final DeskTimes times;

    ClaimSilence(LockedCases cases, Deadlines deadlines, CaseJournal journal, DeskTimes times) {
        this.cases = cases;
        this.deadlines = deadlines;
        this.journal = journal;
        this.times = times;
    }

    /** The holder has until then to write. */
    Uni<Void> expectReply(Escalation escalation) {
        return deadlines.set(KIND, escalation.id(), escalation.clinicId(), times.silentAt());
    }

    /** The holder wrote, or does not hold the case any more. */
    Uni<Void> end(Escalation escalation) {
        return deadlines.take(KIND, escalation.id()).replaceWithVoid();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @WithTransaction
    public Uni<Void> fire(Deadline deadline) {
        return cases.lock(deadline.clinicId(), deadline.subjectId())
                .flatMap(locked -> deadlines
                        // The claim that this was set for may have ended, and another counselor's begun.
                        .takeDue(KIND, deadline.subjectId(), times.now())
                        .flatMap(first ->
                                first ? lapse(locked) : Uni.createFrom().voidItem()));
    }

    private Uni<Void> lapse(LockedCases.Locked locked) {
        Escalation escalation = locked.escalation();
        if (escalation.status() != Status.CLAIMED) {
            return Uni.createFrom().voidItem();
        }
        String silent = escalation.holderName();
        escalation.lapse(locked.conversation());
        var what = new CaseEvent(escalation, CaseChanged.LAPSED, times.now()).with(silent);
        return journal.changed(locked.conversation(), escalation, what);
    }
}
