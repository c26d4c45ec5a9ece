// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.desk;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Forgets old events of the desks. Numbers go on where they were, and a stream that resumes after an event that is gone
 * goes on with the oldest one kept.
 */
@Singleton
class DeskEventPruning {

    /** At a time, so that the first look at a full table holds nobody up. */
    private static final int PORTION = 10_000;

    // What is left is for the next hour.
    private static final int PORTIONS = 100;

    private static final String DELETE = """
            delete from desk_event where (clinic_id, number) in (
                select clinic_id, number from desk_event
                where created_at < now() - make_interval(secs => ?) order by created_at limit ?)
            """;

    private final AgroalDataSource database;
    private final DeskConfig config;

    DeskEventPruning(AgroalDataSource database, DeskConfig config) {
        this.database = database;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "10m")
    void prune() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setDouble(1, config.keepEvents().toSeconds());
            delete.setInt(2, PORTION);
            boolean more = true;
            for (int portion = 0; more && portion < PORTIONS; portion++) {
                more = delete.executeUpdate() == PORTION;
            }
        }
    }
}
