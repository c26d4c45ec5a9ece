// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lantern.contracts.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The result of a questionnaire as its seeker sees it.
 *
 * @param score absent where the instrument has none
 * @param severity one of the instrument's bands
 * @param positiveItems the items that show something; empty for a total from elsewhere
 * @param loinc the code of a result from elsewhere
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ResponseView(
        UUID id,
        String instrument,
        String locale,
        @Nullable Integer score,
        String severity,
        List<Integer> positiveItems,
        Urgency urgency,
        Instant completedAt,
        @Nullable String loinc) {

    static ResponseView of(InstrumentResponse response, List<Integer> positiveItems) {
        return new ResponseView(
                response.id,
                response.instrument,
                response.locale,
                response.score,
                response.severity,
                positiveItems,
                response.urgency,
                response.completedAt,
                response.loinc);
    }
}
