// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lantern.contracts.Author;
import java.time.Instant;
import java.util.UUID;

/** A note on a case, for those who may read the conversation. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NoteView(UUID id, Author author, String text, Instant createdAt) {

    static NoteView of(CaseNote note, String text) {
        return new NoteView(note.id(), new Author(Author.COUNSELOR, note.authorName()), text, note.createdAt());
    }

    // A record would print the text: it must not reach a log by way of an exception.
    @Override
    public String toString() {
        return "NoteView[" + id + "]";
    }
}
