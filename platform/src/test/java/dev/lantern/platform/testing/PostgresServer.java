// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The PostgreSQL process of this JVM's tests. */
final class PostgresServer {

    static final String USER = "postgres";
    private static final String DATA = "lantern.test.postgres.data";
    private static final String PORT = "lantern.test.postgres.port";
    private static final String BINARY = "lantern.test.postgres.binary";

    /** Creates a database, starting the server when it is the first; returns host, port and database as in a URL. */
    static String withDatabase(String database) {
        if (System.getProperty(PORT) == null) {
            start();
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException("no database for the tests", e);
        }
        return address(database);
    }

    private static void start() {
        try {
            Path data = Files.createTempDirectory("lantern-postgres");
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(true)
                    .setServerConfig("max_connections", "200")
                    .start();
            System.setProperty(DATA, data.toString());
            System.setProperty(PORT, String.valueOf(server.getPort()));
            System.setProperty(BINARY, process().info().command().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    static void stop() {
        ProcessHandle process = process();
        // SIGINT is PostgreSQL's fast shutdown: it cuts connections instead of waiting for them.
        run(List.of("kill", "-INT", String.valueOf(process.pid())));
        process.onExit().orTimeout(20, SECONDS).join();
    }

    static void restart() {
        List<String> command = new ArrayList<>();
        // PostgreSQL refuses to be root.
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(System.getProperty(BINARY), "-D", System.getProperty(DATA), "-F"));
        command.addAll(List.of("-p", System.getProperty(PORT), "-c", "max_connections=200"));
        run(command);
        await().atMost(20, SECONDS).ignoreExceptions().until(() -> {
            connect().close();
            return true;
        });
    }

    private static ProcessHandle process() {
        try {
            Path file = Path.of(System.getProperty(DATA), "postmaster.pid");
            return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst()))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL is not running", e);
        }
    }

    private static void run(List<String> command) {
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + address(USER), USER, USER);
    }

    private static String address(String database) {
        return "127.0.0.1:" + System.getProperty(PORT) + "/" + database;
    }

    private PostgresServer() {}
}
