// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.contracts.Seeker;
import dev.lantern.platform.tenancy.Caller;
import dev.lantern.platform.tenancy.Idempotency;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Notes on cases, for colleagues. */
@ApplicationScoped
public class NoteService {

    private final LockedCases cases;
    private final CaseFile file;
    private final CaseJournal journal;
    private final CaseWords words;
    private final Idempotency idempotency;
    private final DeskTimes times;

    NoteService(
            LockedCases cases,
            CaseFile file,
            CaseJournal journal,
            CaseWords words,
            Idempotency idempotency,
            DeskTimes times) {
        this.cases = cases;
        this.file = file;
        this.journal = journal;
        this.words = words;
        this.idempotency = idempotency;
        this.times = times;
    }

    /**
     * Writes a note; for the holder, also the last one of a resolved case, and supervisors.
     *
     * @param key under the same one the same text is written once, another text is refused
     */
    public Uni<NoteView> note(Counselor counselor, UUID caseId, String text, Key key) {
        return words.seal(counselor.clinicId(), caseId, text)
                .flatMap(sealedText -> Panache.withTransaction(() -> writeOnce(counselor, caseId, sealedText, key)))
                .flatMap(written -> view(counselor, written, text))
                .onFailure(CaseConflict.class)
                .transform(CaseConflict::asProblem);
    }

    /** Within the transaction of a caller who has checked that {@code counselor} may. */
    Uni<CaseNote> write(Counselor counselor, Escalation escalation, CaseWords.Sealed sealedText) {
        var now = times.now();
        var note = new CaseNote(escalation, counselor, sealedText, now);
        return file.add(note)
                .chain(() -> journal.noted(escalation, new CaseEvent(escalation, CaseEvent.NOTED, now).by(counselor)))
                .replaceWith(note);
    }

    private Uni<Written> writeOnce(Counselor counselor, UUID caseId, CaseWords.Sealed sealedText, Key key) {
        return cases.lock(counselor.clinicId(), caseId)
                .map(LockedCases.Locked::escalation)
                .invoke(escalation -> escalation.requireReadableBy(counselor))
                .flatMap(escalation -> underKey(counselor, escalation, sealedText, key)
                        .flatMap(id -> file.note(escalation, id))
                        .map(note -> new Written(note, escalation.seeker())));
    }

    // The fingerprint that is kept with a key tells the case only: one of a short text would tell the text.
    private Uni<UUID> underKey(Counselor counselor, Escalation escalation, CaseWords.Sealed sealedText, Key key) {
        return idempotency.once(
                counselor.clinicId(),
                key.owner(),
                key.value(),
                new NoteOn(escalation.id()),
                () -> write(counselor, escalation, sealedText).map(CaseNote::id));
    }

    private Uni<NoteView> view(Counselor counselor, Written written, String text) {
        CaseNote note = written.note();
        return words.open(counselor.clinicId(), written.seeker(), note.id(), note.sealedText())
                .invoke(kept -> {
                    if (!kept.equals(text)) {
                        throw new CaseConflict("This Idempotency-Key was used for another note.");
                    }
                })
                .map(kept -> NoteView.of(note, kept));
    }

    /**
     * The Idempotency-Key of a request.
     *
     * @param owner {@link Caller#owner()}
     * @param value null where the request has none
     */
    public record Key(String owner, String value) {

        public static final Key NONE = new Key(null, null);
    }

    @RegisterForReflection
    private record NoteOn(UUID caseId) {}

    private record Written(CaseNote note, Seeker seeker) {}
}
