// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads one case with its file. The words are opened after the database has answered, and only for who may read. */
@ApplicationScoped
public class CaseReader {

    private final Escalations escalations;
    private final CaseFile file;
    private final CaseWords words;

    CaseReader(Escalations escalations, CaseFile file, CaseWords words) {
        this.escalations = escalations;
        this.file = file;
        this.words = words;
    }

    /** Fails with 404 when the clinic has no such case. */
    public Uni<EscalationDetailView> read(Counselor counselor, UUID caseId) {
        return Panache.withSession(() -> load(counselor, caseId)).flatMap(loaded -> open(counselor, loaded));
    }

    private Uni<Loaded> load(Counselor counselor, UUID caseId) {
        var loaded = new Loaded();
        return escalations
                .find(counselor.clinicId(), caseId)
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .invoke(found -> loaded.escalation = found)
                .chain(() -> file.timeline(loaded.escalation).invoke(found -> loaded.timeline = found))
                .chain(() -> file.assessments(loaded.escalation).invoke(found -> loaded.assessments = found))
                .chain(() -> loaded.escalation.isReadableBy(counselor)
                        ? loadWords(loaded)
                        : Uni.createFrom().voidItem())
                .replaceWith(loaded);
    }

    private Uni<Void> loadWords(Loaded loaded) {
        return file.lines(loaded.escalation)
                .invoke(found -> loaded.lines = found)
                .chain(() -> file.notes(loaded.escalation).invoke(found -> loaded.notes = found))
                .replaceWithVoid();
    }

    private Uni<EscalationDetailView> open(Counselor counselor, Loaded loaded) {
        if (!loaded.escalation.isReadableBy(counselor)) {
            return Uni.createFrom().item(view(counselor, loaded, null, null));
        }
        return openLines(loaded)
                .flatMap(lines -> openNotes(loaded).map(notes -> view(counselor, loaded, lines, notes)));
    }

    private Uni<List<MessageView>> openLines(Loaded loaded) {
        return Multi.createFrom()
                .iterable(loaded.lines)
                .onItem()
                .transformToUniAndConcatenate(line ->
                        open(loaded, line.messageId(), line.sealedText()).map(text -> MessageView.of(line, text)))
                .collect()
                .asList();
    }

    private Uni<List<NoteView>> openNotes(Loaded loaded) {
        return Multi.createFrom()
                .iterable(loaded.notes)
                .onItem()
                .transformToUniAndConcatenate(
                        note -> open(loaded, note.id(), note.sealedText()).map(text -> NoteView.of(note, text)))
                .collect()
                .asList();
    }

    private Uni<String> open(Loaded loaded, UUID id, String sealed) {
        return words.openIfReadable(loaded.escalation.clinicId(), loaded.escalation.seeker(), id, sealed);
    }

    private static EscalationDetailView view(
            Counselor counselor, Loaded loaded, List<MessageView> lines, List<NoteView> notes) {
        return new EscalationDetailView(
                EscalationView.of(loaded.escalation),
                loaded.timeline.stream().map(TimelineView::of).toList(),
                loaded.assessments.stream().map(AssessmentView::of).toList(),
                lines,
                notes,
                loaded.escalation.activity(),
                loaded.escalation.isHeldBy(counselor));
    }

    /** What one session has read so far. */
    private static final class Loaded {
        private Escalation escalation;
        private List<CaseEvent> timeline;
        private List<CaseAssessment> assessments;
        private List<CaseMessage> lines;
        private List<CaseNote> notes;
    }
}
