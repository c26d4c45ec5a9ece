// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.notes;

import dev.lantern.contracts.Urgency;
import dev.lantern.platform.problem.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One field of every kind that a client can get wrong. */
public record NoteRequest(
        @NotNull @Text(max = 4000) String text,
        @Min(1) @Max(10) Integer mood,
        int pages,
        Boolean memory,
        Double hours,
        Urgency urgency,
        Instant at,
        UUID about,
        List<@NotNull @Text(max = 10) String> tags,
        @Valid Place place) {

    public record Place(@NotNull @Text(max = 10) String name) {}
}
