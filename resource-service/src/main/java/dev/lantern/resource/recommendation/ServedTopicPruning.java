// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.recommendation;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Forgets which topics were served on days that no message is read of any more. */
@Singleton
class ServedTopicPruning {

    private final AgroalDataSource database;

    ServedTopicPruning(AgroalDataSource database) {
        this.database = database;
    }

    // As long as the inbox remembers, and a day for the service's zone.
    @Scheduled(every = "1h", delayed = "10m")
    void prune() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from served_topic where day < current_date - 16");
        }
    }
}
