// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.tenancy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Forgets keys after a day, which is longer than any client repeats a request. */
@Singleton
class IdempotencyPruning {

    private final AgroalDataSource database;

    IdempotencyPruning(AgroalDataSource database) {
        this.database = database;
    }

    @Scheduled(every = "1h", delayed = "10m")
    void prune() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from idempotency where created_at < now() - interval '1 day'");
        }
    }
}
