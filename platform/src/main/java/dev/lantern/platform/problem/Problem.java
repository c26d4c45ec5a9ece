// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import java.util.List;
import java.util.SortedMap;

/** Ends a request with an RFC 9457 answer. The detail is read by the client and must never quote what it sent. */
public final class Problem extends RuntimeException {

    private final int status;
    private final List<FieldError> errors;

    private Problem(int status, String detail, List<FieldError> errors) {
        super(detail, null, false, false);
        this.status = status;
        this.errors = errors;
    }

    /** A problem with any status; prefer the named ones. */
    public static Problem of(int status, String detail) {
        return new Problem(status, detail, List.of());
    }

    /** 400 for the request as a whole. */
    public static Problem badRequest(String detail) {
        return of(400, detail);
    }

    /** 400 for one field, query parameter or header. */
    public static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /** 400 for several at once: what is wrong with each, by its name. */
    public static Problem invalid(SortedMap<String, String> messages) {
        return invalid(messages.entrySet().stream()
                .map(each -> new FieldError(each.getKey(), each.getValue()))
                .toList());
    }

    static Problem invalid(List<FieldError> errors) {
        return new Problem(400, "The request is not valid.", errors);
    }

    /** 403: the caller's role does not allow this. */
    public static Problem forbidden(String detail) {
        return of(403, detail);
    }

    /** 404, also for what belongs to another clinic or another seeker. */
    public static Problem notFound() {
        return of(404, "There is nothing here.");
    }

    /** 409: the state of things does not allow this now. */
    public static Problem conflict(String detail) {
        return of(409, detail);
    }

    /** 503 with a Retry-After: something that we depend on is away. */
    public static Problem unavailable(String detail) {
        return of(503, detail);
    }

    public int status() {
        return status;
    }

    List<FieldError> errors() {
        return errors;
    }
}
