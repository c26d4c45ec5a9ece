// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Map;

/** Words of our own for what JAX-RS refuses before our code runs. */
final class FrameworkFailure {

    private static final Map<Integer, String> DETAILS = Map.of(
            400, "The request cannot be read.",
            401, "A valid access token is required.",
            403, "Your role does not allow this.",
            404, "There is nothing here.",
            405, "This path does not know that method.",
            406, "This path cannot answer in the media type that was asked for.",
            413, "The body is too large.",
            415, "The body must be JSON (Content-Type: application/json).",
            429, "Too many requests.",
            503, "Something we depend on is away.");

    static Problem problem(WebApplicationException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof Problem problem) {
            return problem;
        }
        if (cause instanceof JsonProcessingException unreadable) {
            return UnreadableJson.problem(unreadable);
        }
        // Thrown with a cause only when a query value or a path id could not be converted.
        if (failure instanceof NotFoundException && cause != null) {
            return Problem.badRequest("A value in the path or the query has a wrong form.");
        }
        int status = failure.getResponse().getStatus();
        return status >= 500 && status != 503 ? Unexpected.problem(failure) : problem(status);
    }

    static Problem problem(int status) {
        return Problem.of(status, DETAILS.getOrDefault(status, "The request cannot be served."));
    }

    private FrameworkFailure() {}
}
