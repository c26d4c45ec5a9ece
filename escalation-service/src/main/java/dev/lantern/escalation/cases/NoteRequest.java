// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.platform.problem.Text;
import jakarta.validation.constraints.NotNull;

/** A note for colleagues. */
public record NoteRequest(@NotNull @Text(max = 4000) String text) {}
