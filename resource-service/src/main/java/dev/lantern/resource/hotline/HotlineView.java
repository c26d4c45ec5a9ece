// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.hotline;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lantern.platform.safety.Hotline;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line as a reader sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HotlineView(
        String id,
        String region,
        String name,
        String number,
        String how,
        @Nullable String keyword,
        @Nullable String hours,
        List<String> languages,
        LocalDate verifiedAt,
        LocalDate expiresAt) {

    static HotlineView of(Hotline line) {
        return new HotlineView(
                line.id(),
                line.region(),
                line.name(),
                line.number(),
                line.how(),
                line.keyword(),
                line.hours(),
                line.languages(),
                line.verifiedAt(),
                line.expiresAt());
    }
}
