// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The relay's side of the table, on the one connection that holds its shards' locks. */
final class OutboxTable implements AutoCloseable {

    // Any number that no other user of advisory locks in this database takes.
    private static final int LOCK_SPACE = 0x6f757462;

    private final Connection connection;

    OutboxTable(Connection connection) {
        this.connection = connection;
    }

    /** Locks what is free of the shards not in {@code owned}, and adds it there. */
    void lockFreeShards(Set<Short> owned) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(?, ?)")) {
            for (short shard = 0; shard < Outbox.SHARDS; shard++) {
                if (owned.contains(shard)) {
                    continue;
                }
                lock.setInt(1, LOCK_SPACE);
                lock.setInt(2, shard);
                try (ResultSet locked = lock.executeQuery()) {
                    if (locked.next() && locked.getBoolean(1)) {
                        owned.add(shard);
                    }
                }
            }
        }
    }

    /** Lets other relays have the shards: the connection goes back to a pool, and its locks would stay with it. */
    @Override
    public void close() throws SQLException {
        try (PreparedStatement unlock = connection.prepareStatement("select pg_advisory_unlock_all()")) {
            unlock.execute();
        }
    }

    List<OutboxRow> waiting(Set<Short> shards, Collection<String> exceptKeys, int limit) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select id, event_id, topic, key, payload, coalesce(traceparent, ''), created_at
                from outbox where sent_at is null and shard = any (?) and key <> all (?) order by id limit ?
                """)) {
            query.setArray(1, connection.createArrayOf("smallint", shards.toArray()));
            query.setArray(2, connection.createArrayOf("text", exceptKeys.toArray()));
            query.setInt(3, limit);
            var rows = new ArrayList<OutboxRow>();
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(new OutboxRow(
                            found.getLong(1),
                            found.getString(2),
                            found.getString(3),
                            found.getString(4),
                            found.getBytes(5),
                            found.getString(6),
                            found.getTimestamp(7).toInstant()));
                }
            }
            return rows;
        }
    }

    void markSent(List<Long> ids) throws SQLException {
        try (PreparedStatement mark =
                connection.prepareStatement("update outbox set sent_at = now() where id = any (?)")) {
            Array all = connection.createArrayOf("bigint", ids.toArray());
            mark.setArray(1, all);
            mark.executeUpdate();
        }
    }

    void prune(Duration keepSent) throws SQLException {
        try (PreparedStatement prune =
                connection.prepareStatement("delete from outbox where sent_at < now() - make_interval(secs => ?)")) {
            prune.setDouble(1, keepSent.toMillis() / 1000.0);
            prune.executeUpdate();
        }
    }

    /** How many rows wait, and for how many seconds the oldest one does. */
    Backlog backlog() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                        select count(*), coalesce(extract(epoch from now() - min(created_at)), 0)
                        from outbox where sent_at is null
                        """);
                ResultSet found = query.executeQuery()) {
            found.next();
            return new Backlog(found.getLong(1), found.getDouble(2));
        }
    }

    record Backlog(long rows, double oldestSeconds) {}
}
