// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.desk;

import dev.lantern.platform.problem.Problem;

/** From where a client asks to resume; the header, which browsers send when they reconnect, wins over the query. */
public record ResumePoint(String field, String value) {

    public static final String HEADER = "Last-Event-ID";
    public static final String PARAMETER = "after";

    /** Null when the client asks for what comes from now on. */
    public static ResumePoint of(String header, String parameter) {
        if (header != null) {
            return new ResumePoint(HEADER, header);
        }
        return parameter == null ? null : new ResumePoint(PARAMETER, parameter);
    }

    long number() {
        // 18 digits fit a long.
        if (!value.matches("[0-9]{1,18}")) {
            throw nonsense();
        }
        return Long.parseLong(value);
    }

    /** A number that is yet to come would keep events from the client in silence. */
    void requireNotAfter(long last) {
        if (number() > last) {
            throw nonsense();
        }
    }

    private Problem nonsense() {
        return Problem.invalid(field, "is not the id of an event of this stream");
    }
}
