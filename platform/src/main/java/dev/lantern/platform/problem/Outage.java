// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import io.quarkus.oidc.OIDCException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.hibernate.exception.JDBCConnectionException;

/** Tells a dependency that is away (database, broker, OIDC provider) from a defect of ours. */
public final class Outage {

    // SQLSTATE classes: 08 connection, 53 resources, 57 operator intervention (shut-down, starting up).
    private static final Set<String> AWAY = Set.of("08", "53", "57");

    private static final Set<String> POOL_EXHAUSTED = Set.of("Timeout", "Timeout waiting for connection");

    /** Whether waiting and trying again can help. */
    public static boolean explains(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isOutage(cause)) {
                return true;
            }
        }
        return false;
    }

    static Problem problem() {
        return Problem.unavailable("Something we depend on is away. Please try again soon.");
    }

    private static boolean isOutage(Throwable cause) {
        return switch (cause) {
            case PgException pg ->
                pg.getSqlState() != null && AWAY.contains(pg.getSqlState().substring(0, 2));
            case JDBCConnectionException away -> true;
            case ClosedConnectionException closed -> true;
            case SQLTransientException later -> true;
            case TimeoutException slow -> true;
            case OIDCException oidc -> true;
            // The reactive pool has no type of its own for having no connection free.
            case NoStackTraceThrowable none -> POOL_EXHAUSTED.contains(String.valueOf(none.getMessage()));
            case VertxException none -> POOL_EXHAUSTED.contains(String.valueOf(none.getMessage()));
            case com.fasterxml.jackson.core.JacksonException unreadable -> false;
            case IOException network -> true;
            default -> false;
        };
    }

    private Outage() {}
}
