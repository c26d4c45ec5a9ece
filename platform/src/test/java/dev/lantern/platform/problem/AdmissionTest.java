// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lantern.platform.testing.OidcResource;
import dev.lantern.platform.testing.PostgresResource;
import dev.lantern.platform.testing.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One place inside and one to wait in: who comes third is turned away at once, who waits too long a little later. */
@QuarkusTest
@TestProfile(AdmissionTest.OneAtATime.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(OidcResource.class)
class AdmissionTest {

    @Inject
    AgroalDataSource database;

    @Test
    void turnsAwayWhatTheServiceCannotAnswerNow() throws Exception {
        List<CompletableFuture<Response>> requests;
        try (Connection holder = locked()) {
            requests = Stream.generate(
                            () -> CompletableFuture.supplyAsync(AdmissionTest::list, Thread::startVirtualThread))
                    .limit(3)
                    .toList();
            await().until(() ->
                    requests.stream().filter(CompletableFuture::isDone).count() == 2);
            assertThat(given().get("/q/health/ready").statusCode())
                    .as("ready while the door is crowded")
                    .isEqualTo(200);
            holder.rollback();
        }
        List<Response> answers = requests.stream().map(CompletableFuture::join).toList();
        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 503, 503);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 503)
                .allSatisfy(answer -> assertThat(answer.header("Retry-After")).isNotBlank());
        assertEveryPlaceIsFree();
    }

    @Test
    void freesThePlaceOfAClientThatHangsUp() throws Exception {
        try (Connection holder = locked()) {
            try (Socket _ = RawHttp.ask(RestAssured.port, "/v1/notes", Tokens.of("seeker", "demo", "lin"))) {
                await().until(() -> waitForTheLock(holder) == 1);
                assertThat(list().statusCode()).isEqualTo(503);
            }
            holder.rollback();
        }
        assertEveryPlaceIsFree();
    }

    /** A place that was lost would never come back. */
    private static void assertEveryPlaceIsFree() {
        await().until(() -> list().statusCode() == 200);
        for (int request = 0; request < 5; request++) {
            assertThat(list().statusCode()).isEqualTo(200);
        }
    }

    private Connection locked() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table note in access exclusive mode");
        }
        return connection;
    }

    private static int waitForTheLock(Connection holder) throws SQLException {
        try (var statement = holder.createStatement();
                var waiting = statement.executeQuery("select count(*) from pg_locks where not granted")) {
            waiting.next();
            return waiting.getInt(1);
        }
    }

    private static Response list() {
        return given().header("Authorization", "Bearer " + Tokens.of("seeker", "demo", "lin"))
                .get("/v1/notes");
    }

    /** The narrowest door. */
    public static final class OneAtATime implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("lantern.http.at-once", "1", "lantern.http.waiting", "1", "lantern.http.patience", "300ms");
        }
    }
}
