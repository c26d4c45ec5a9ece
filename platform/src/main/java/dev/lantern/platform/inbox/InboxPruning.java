// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.inbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Forgets marks that no redelivery can ask for any more. */
@Singleton
class InboxPruning {

    private final AgroalDataSource database;

    InboxPruning(AgroalDataSource database) {
        this.database = database;
    }

    // Topics keep 7 days; a mark must outlive every record that a replay could bring back.
    @Scheduled(every = "1h", delayed = "10m")
    void prune() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from inbox where received_at < now() - interval '15 days'");
        }
    }
}
