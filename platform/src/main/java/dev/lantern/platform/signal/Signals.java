// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.signal;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears the database's notifications on a connection of its own and passes them on within this replica.
 *
 * <p>Whoever listens must also look by itself now and then: a notification that is sent while the connection is away is
 * lost. When the connection comes back, every listener is called with an empty payload, which means "look now".
 */
@ApplicationScoped
public class Signals {

    private static final Logger LOG = Logger.getLogger(Signals.class);
    private static final int WAIT_MILLIS = 5_000;
    private static final int RETRY_MILLIS = 500;

    private final AgroalDataSource database;
    private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
    private volatile boolean stopped;
    private volatile Thread thread;

    Signals(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Calls {@code listener} with the payload of each notification on {@code channel}, on the thread of this class: it
     * must not block. Call before the application has started.
     */
    public void listen(String channel, Consumer<String> listener) {
        listeners.computeIfAbsent(channel, name -> new CopyOnWriteArrayList<>()).add(listener);
    }

    // After the listeners, which register at default priority.
    void start(@Observes @jakarta.annotation.Priority(10_000) StartupEvent event) {
        thread = Thread.ofPlatform().daemon().name("lantern-signals").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        while (!stopped) {
            try (Connection connection = database.getConnection()) {
                subscribe(connection);
                everyoneLooks();
                while (!stopped) {
                    dispatch(connection.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS));
                }
            } catch (SQLException e) {
                pauseAfter(e);
            }
        }
    }

    private void subscribe(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String channel : listeners.keySet()) {
                statement.execute("listen " + channel);
            }
        }
    }

    private void everyoneLooks() {
        listeners.values().forEach(all -> all.forEach(listener -> listener.accept("")));
    }

    private void dispatch(PGNotification[] notifications) {
        for (PGNotification notification : notifications == null ? new PGNotification[0] : notifications) {
            listeners
                    .getOrDefault(notification.getName(), List.of())
                    .forEach(listener -> listener.accept(notification.getParameter()));
        }
    }

    private void pauseAfter(SQLException e) {
        if (stopped) {
            return;
        }
        LOG.warnf("Notifications are late: the database does not answer (SQL state %s)", e.getSQLState());
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}
