// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.UUID;

/** A real PostgreSQL, one per JVM, with an empty database for each start of the application. */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        String database = "test_" + UUID.randomUUID().toString().replace("-", "");
        String address = PostgresServer.withDatabase(database);
        return Map.of(
                // Beside the database, the keys to what is sealed in it: no service starts without them.
                "lantern.privacy.key-file",
                TestKeyFile.path(),
                "quarkus.datasource.username",
                PostgresServer.USER,
                "quarkus.datasource.password",
                PostgresServer.USER,
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://" + address,
                "quarkus.datasource.reactive.url",
                "postgresql://" + address);
    }

    /** Leaves the server to the next application; it ends with the JVM. */
    @Override
    public void stop() {}

    /** Takes the database away: open connections are cut, new ones refused. */
    public static void stopServer() {
        PostgresServer.stop();
    }

    /** Brings it back on the same port with the same data. */
    public static void startServer() {
        PostgresServer.restart();
    }
}
