// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.signal;

import static org.awaitility.Awaitility.await;

import dev.lantern.platform.testing.OidcResource;
import dev.lantern.platform.testing.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(OidcResource.class)
class SignalsTest {

    private static final String LOOK_NOW = "";

    @Inject
    AgroalDataSource database;

    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Test
    void hearsAgainAfterItsConnectionWasCutAndSaysThatSomethingMayBeMissing() throws Exception {
        var signals = new Signals(database);
        signals.listen("signals_test", heard::add);
        signals.start(null);
        awaitHeard(LOOK_NOW);
        execute("notify signals_test, 'one'");
        awaitHeard(LOOK_NOW, "one");

        execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and query = 'listen signals_test'");

        awaitHeard(LOOK_NOW, "one", LOOK_NOW);
        execute("notify signals_test, 'two'");
        awaitHeard(LOOK_NOW, "one", LOOK_NOW, "two");
        signals.stop(null);
    }

    private void awaitHeard(String... payloads) {
        await().atMost(Duration.ofSeconds(30)).until(() -> heard.equals(List.of(payloads)));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
