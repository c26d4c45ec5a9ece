// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A seeker's answers.
 *
 * @param answers the value of the chosen option by the number of the item, read by {@link Answers}
 * @param region where the seeker is, for the hotlines of a crisis message
 */
record ResponseRequest(
        @NotNull @Schema(implementation = Object.class, examples = "{\"1\": 0, \"2\": 3}")
        Map<String, JsonNode> answers,

        @Nullable @Pattern(regexp = REGION, message = REGION_MESSAGE)
        String region) {

    static final String REGION = "[A-Z]{2}";
    static final String REGION_MESSAGE = "must be two capital letters, as in ISO 3166-1";

    // A record would print the answers: they must not reach a log by way of an exception.
    @Override
    public String toString() {
        return "ResponseRequest";
    }
}
