// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.page;

import dev.lantern.escalation.cases.AssessmentView;
import dev.lantern.escalation.cases.Counselor;
import dev.lantern.escalation.cases.EscalationDetailView;
import dev.lantern.escalation.cases.EscalationView;
import dev.lantern.escalation.cases.NoteView;
import dev.lantern.escalation.cases.Outcome;
import dev.lantern.escalation.cases.Status;
import dev.lantern.escalation.cases.TimelineView;
import java.util.List;

/** One case as the page shows it to one counselor; {@code lines} is null where they may not read. */
public record CaseModel(EscalationDetailView detail, Counselor reader, List<LineModel> lines) {

    static CaseModel of(EscalationDetailView detail, Counselor reader) {
        List<LineModel> lines = detail.conversation() == null
                ? null
                : detail.conversation().stream()
                        .map(message -> LineModel.of(message, detail.assessments()))
                        .toList();
        return new CaseModel(detail, reader, lines);
    }

    public EscalationView escalation() {
        return detail.escalation();
    }

    public List<TimelineView> timeline() {
        return detail.timeline();
    }

    public List<AssessmentView> assessments() {
        return detail.assessments();
    }

    public List<NoteView> notes() {
        return detail.notes();
    }

    public List<String> outcomes() {
        return List.of(Outcome.values()).stream().map(Outcome::name).toList();
    }

    public String outcome() {
        return escalation().outcome() == null ? null : escalation().outcome().name();
    }

    public boolean readable() {
        return lines != null;
    }

    public boolean mine() {
        return detail.mine() && escalation().status() == Status.CLAIMED;
    }

    public boolean open() {
        return escalation().status() == Status.OPEN;
    }

    public boolean resolved() {
        return escalation().status() == Status.RESOLVED;
    }

    /** Whether this counselor can write to the seeker. */
    public boolean writable() {
        return mine() || takeOver();
    }

    /** A supervisor may write on a case that another holds. */
    public boolean takeOver() {
        return escalation().status() == Status.CLAIMED && !mine() && reader.supervisor();
    }

    public boolean resolvable() {
        return !resolved() && (mine() || reader.supervisor());
    }

    public boolean noting() {
        return detail.notes() != null && (reader.supervisor() || detail.mine());
    }

    /** Changes when the forms must change. */
    public String state() {
        return escalation().status().word() + ":"
                + (escalation().holder() == null ? "" : escalation().holder().name());
    }
}
