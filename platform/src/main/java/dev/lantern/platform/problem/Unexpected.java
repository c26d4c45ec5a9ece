// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import dev.lantern.platform.Ids;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The last answer: 503 when something is away, else 500 with an id that finds the log line. */
final class Unexpected {

    private static final Logger LOG = Logger.getLogger(Unexpected.class);

    static Problem problem(Throwable failure) {
        if (Outage.explains(failure)) {
            LOG.warnf("Answered 503: %s", kinds(failure));
            return Outage.problem();
        }
        UUID id = Ids.next();
        LOG.errorf(withoutMessages(failure), "Answered 500, id %s: %s", id, kinds(failure));
        return Problem.of(500, "Something went wrong on our side. Quote this id when you report it: " + id);
    }

    // Types only: messages of drivers and parsers can quote a seeker's text.
    private static String kinds(Throwable failure) {
        StringBuilder kinds = new StringBuilder(failure.getClass().getName());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            kinds.append(" < ").append(cause.getClass().getName());
        }
        return kinds.toString();
    }

    private static Throwable withoutMessages(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        RuntimeException trace = new RuntimeException(root.getClass().getName());
        trace.setStackTrace(root.getStackTrace());
        return trace;
    }

    private Unexpected() {}
}
