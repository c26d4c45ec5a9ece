// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.e2e.suite.RunningSuite;
import dev.lantern.local.Part;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Brings a service to the worst moment to die: events committed but not sent, and an event taken but its effect not
 * committed. From its database it takes the locks of the service's relay, then those of its inbox. Closing lets go.
 */
final class MidWork implements AutoCloseable {
    // As the platform's outbox has them.
    private static final int RELAY_LOCKS = 0x6f757462;
    private static final int SHARDS = 16;

    private final Connection connection;
    private final Connection observer;
    private final Statement statement;

    private MidWork(RunningSuite suite, Part service) throws SQLException {
        connection = suite.database(service);
        statement = connection.createStatement();
        observer = suite.database(service);
    }

    static MidWork of(RunningSuite suite, Part service) throws SQLException {
        var work = new MidWork(suite, service);
        work.takeRelay();
        Await.untilAsserted(() -> assertThat(work.count("select count(*) from outbox where sent_at is null"))
                .as("events of %s that wait", service.label())
                .isPositive());
        work.takeInbox();
        Await.untilAsserted(() -> assertThat(work.count("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'
                        """))
                .as("events of %s whose effect is under way", service.label())
                .isPositive());
        return work;
    }

    long count(String query) throws SQLException {
        try (Statement counting = observer.createStatement();
                ResultSet counted = counting.executeQuery(query)) {
            counted.next();
            return counted.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        observer.close();
        connection.close();
    }

    /**
     * The relay loses its connection and finds its shards taken when it is back, as by another replica. It may be back
     * before all are taken: then it loses the connection again.
     */
    private void takeRelay() {
        for (int shard = 0; shard < SHARDS; shard++) {
            String take = "select pg_try_advisory_lock(%d, %d)".formatted(RELAY_LOCKS, shard);
            Await.untilAsserted(() -> {
                statement.execute("""
                        select pg_terminate_backend(pid) from pg_locks
                        where locktype = 'advisory' and classid = %d and pid <> pg_backend_pid()
                          and database = (select oid from pg_database where datname = current_database())
                        """.formatted(RELAY_LOCKS));
                try (ResultSet taken = statement.executeQuery(take)) {
                    taken.next();
                    assertThat(taken.getBoolean(1)).as("%s", take).isTrue();
                }
            });
        }
    }

    private void takeInbox() throws SQLException {
        connection.setAutoCommit(false);
        statement.execute("lock table inbox in exclusive mode");
    }
}
