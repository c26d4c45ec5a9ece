// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lantern.triage.RealParts;
import dev.lantern.triage.model.Language;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class ChoicesTest {

    private final String clinic = "clinic-" + UUID.randomUUID();

    @Inject
    Choices choices;

    @Inject
    AgroalDataSource database;

    @Test
    void takesWhatTheDatabaseAnswersWhenNobodyWaitsForItAnyMore() throws Throwable {
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            changeAndTellNobody(slow);
            VertxContextSupport.subscribeAndAwait(choices::look);
            assertThat(version()).isZero();
            slow.commit();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> version() == 1);
    }

    /** Nobody reads the table before this is committed; and no news of it leads to another look. */
    private void changeAndTellNobody(Connection slow) throws SQLException {
        try (var statement = slow.createStatement()) {
            statement.execute("lock table threshold_change in access exclusive mode");
            statement.execute("alter table threshold_change disable trigger threshold_change_inserted");
            statement.execute("""
                    insert into threshold_change (id, clinic_id, language, version, chosen, in_force_before,
                        in_force_after, build, reason, changed_by, changed_at)
                    values ('%s', '%s', 'zh', 1, '{"raise": 0.7}', '{}', '{}', '2', 'sealed', 'supervisor-wang', now())
                    """.formatted(UUID.randomUUID(), clinic));
            statement.execute("alter table threshold_change enable trigger threshold_change_inserted");
        }
    }

    private long version() {
        return choices.of(clinic).choice(Language.ZH).version();
    }
}
