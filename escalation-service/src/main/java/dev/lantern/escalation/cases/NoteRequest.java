// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.platform.problem.Text;
import jakarta.validation.constraints.NotNull;

/** A note for colleagues. */
public record NoteRequest(@NotNull @Text(max = 4000) String text) {

    // A record would print the text: it must not reach a log by way of an exception.
    @Override
    public String toString() {
        return "NoteRequest";
    }
}
