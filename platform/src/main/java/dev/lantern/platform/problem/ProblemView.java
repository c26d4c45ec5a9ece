// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;

/** The body of an answer that is a problem. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ProblemView(String type, String title, int status, String detail, List<FieldError> errors) {

    static final String MEDIA_TYPE = "application/problem+json";
    static final String RETRY_AFTER_SECONDS = "2";

    // Not the mapper of the requests: an answer must not depend on how that one is set up.
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static ProblemView of(Problem problem) {
        String title = HttpResponseStatus.valueOf(problem.status()).reasonPhrase();
        return new ProblemView("about:blank", title, problem.status(), problem.getMessage(), problem.errors());
    }

    static boolean isRetryable(int status) {
        return status == 429 || status == 503;
    }

    String json() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem cannot be written", e);
        }
    }
}
