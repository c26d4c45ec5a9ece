// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.deadletter;

import dev.lantern.contracts.UnreadableEvent;
import io.vertx.pgclient.PgException;
import java.util.List;

/** Tells what can never succeed from what only has to wait. */
final class Failures {

    /** SQL states that the same data will bring again: bad data, violated constraint, wrong statement. */
    private static final List<String> DETERMINISTIC_SQL_STATES = List.of("22", "23", "42");

    private static final List<Class<? extends Throwable>> PROGRAMMING_ERRORS = List.of(
            NullPointerException.class,
            ClassCastException.class,
            IndexOutOfBoundsException.class,
            IllegalArgumentException.class,
            ArithmeticException.class,
            UnsupportedOperationException.class);

    static boolean isPoison(Throwable failure) {
        return failure instanceof PoisonException || failure instanceof UnreadableEvent;
    }

    /**
     * Whether {@code failure} looks like the fault of data or code. Everything else, known or not, is taken for an
     * outage: to wait for ever is visible and loses nothing, a dead letter of a good event does.
     */
    static boolean isDeterministic(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isPoison(cause) || cause instanceof PgException e && isDeterministic(e.getSqlState())) {
                return true;
            }
            if (cause.getCause() == null || cause.getCause() == cause) {
                return PROGRAMMING_ERRORS.contains(cause.getClass());
            }
        }
        return false;
    }

    private static boolean isDeterministic(String sqlState) {
        return sqlState != null && DETERMINISTIC_SQL_STATES.contains(sqlState.substring(0, 2));
    }

    private Failures() {}
}
