// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.notes;

import java.time.Instant;
import java.util.UUID;

/** What a client sees of a note. */
public record NoteView(UUID id, String text, Instant at) {

    static NoteView of(Note note) {
        return new NoteView(note.id, note.text, Instant.EPOCH);
    }
}
