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
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** With one place inside and one to wait in. */
@QuarkusTest
@TestProfile(AdmissionTest.OneAtATime.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(OidcResource.class)
class AdmissionTest {

    @Inject
    AgroalDataSource database;

    @Test
    void turnsAwayWhoFindsNoPlaceToWaitAndLetsInWhoWaited() throws Exception {
        List<CompletableFuture<Response>> requests;
        try (Connection holder = locked()) {
            requests = Stream.generate(AdmissionTest::asked).limit(3).toList();
            await().until(() -> ended(requests) == 1);
            assertThat(given().get("/q/health/ready").statusCode())
                    .as("ready while the door is crowded")
                    .isEqualTo(200);
            holder.rollback();
        }
        List<Response> answers = requests.stream().map(CompletableFuture::join).toList();
        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 200, 503);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 503)
                .allSatisfy(answer -> assertThat(answer.header("Retry-After")).isNotBlank());
        assertEveryPlaceIsFree();
    }

    @Test
    void turnsAwayWhoHasWaitedTooLong() throws Exception {
        try (Connection holder = locked()) {
            List<CompletableFuture<Response>> requests =
                    Stream.generate(AdmissionTest::asked).limit(2).toList();
            await().atMost(Duration.ofSeconds(30)).until(() -> ended(requests) == 1);
            holder.rollback();
            assertThat(requests.stream().map(CompletableFuture::join))
                    .extracting(Response::statusCode)
                    .containsExactlyInAnyOrder(200, 503);
        }
        assertEveryPlaceIsFree();
    }

    @Test
    void keepsThePlaceOfAClientThatHangsUpUntilItsWorkEnds() throws Exception {
        try (Connection holder = locked()) {
            try (Socket _ = RawHttp.ask(RestAssured.port, "/v1/notes", seeker())) {
                await().until(() -> waitForTheLock(holder) == 1);
            }
            CompletableFuture<Response> next = queued();
            assertThat(waitForTheLock(holder)).isEqualTo(1);
            holder.rollback();
            assertThat(next.join().statusCode()).isEqualTo(200);
        }
        assertEveryPlaceIsFree();
    }

    @Test
    void forgetsAClientThatHangsUpWhileItWaits() throws Exception {
        try (Connection holder = locked()) {
            CompletableFuture<Response> inside = asked();
            await().until(() -> waitForTheLock(holder) == 1);
            try (Socket _ = RawHttp.ask(RestAssured.port, "/v1/notes", seeker())) {
                await().until(() -> list().statusCode() == 503);
            }
            CompletableFuture<Response> next = queued();
            holder.rollback();
            assertThat(inside.join().statusCode()).isEqualTo(200);
            assertThat(next.join().statusCode()).isEqualTo(200);
        }
        assertEveryPlaceIsFree();
    }

    @Test
    void givesNoPlaceToAnUnfinishedRequestNorToAStreamThatHasBegun() throws Exception {
        try (Socket _ = RawHttp.stall(RestAssured.port, "/v1/notes", seeker());
                Socket _ = RawHttp.stall(RestAssured.port, "/v1/notes", seeker());
                Socket one = RawHttp.ask(RestAssured.port, "/v1/notes/live", seeker());
                Socket other = RawHttp.ask(RestAssured.port, "/v1/notes/live", seeker())) {
            RawHttp.awaitAnswer(one);
            RawHttp.awaitAnswer(other);
            assertEveryPlaceIsFree();
        }
    }

    @Test
    void givesNoPlaceToALargeBodyOfUnknownLengthThatStalls() throws Exception {
        byte[] large = "a".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
        try (Socket one = RawHttp.stallInChunks(RestAssured.port, "/v1/notes", seeker(), large);
                Socket other = RawHttp.stallInChunks(RestAssured.port, "/v1/notes", seeker(), large)) {
            RawHttp.awaitAnswer(one);
            RawHttp.awaitAnswer(other);
            assertEveryPlaceIsFree();
        }
    }

    @Test
    void asksTheDatabaseNothingForAStreamBeforeItIsAdmitted() throws Exception {
        try (Connection holder = locked()) {
            CompletableFuture<Response> inside = asked();
            await().until(() -> waitForTheLock(holder) == 1);
            CompletableFuture<Response> waits = queued();
            assertThat(RawHttp.get(RestAssured.port, "/v1/notes/live", seeker()))
                    .as("with a lookup before the door it would wait for the lock")
                    .startsWith("HTTP/1.1 503");
            holder.rollback();
            inside.join();
            waits.join();
        }
        assertEveryPlaceIsFree();
    }

    @Test
    void freesThePlaceOfAStreamWhoseClientLeavesBeforeItBegins() throws Exception {
        try (Connection holder = locked()) {
            try (Socket _ = RawHttp.ask(RestAssured.port, "/v1/notes/live", seeker())) {
                await().until(() -> waitForTheLock(holder) == 1);
            }
            holder.rollback();
        }
        assertEveryPlaceIsFree();
    }

    @Test
    void letsPathsThatAreAlwaysOpenPass() throws Exception {
        try (Connection holder = locked()) {
            CompletableFuture<Response> inside = asked();
            await().until(() -> waitForTheLock(holder) == 1);
            CompletableFuture<Response> waits = queued();
            assertThat(given().get("/v1/notes/greeting").statusCode()).isEqualTo(200);
            holder.rollback();
            inside.join();
            waits.join();
        }
    }

    private static CompletableFuture<Response> asked() {
        return CompletableFuture.supplyAsync(AdmissionTest::list, Thread::startVirtualThread);
    }

    /** A request that has found the place to wait, as the refusal of its twin shows. */
    private static CompletableFuture<Response> queued() {
        var found = new AtomicReference<CompletableFuture<Response>>();
        await().until(() -> {
            List<CompletableFuture<Response>> twins =
                    Stream.generate(AdmissionTest::asked).limit(2).toList();
            await().until(() -> ended(twins) > 0);
            // Both are refused while the server has not seen yet that somebody left the place.
            twins.stream().filter(twin -> !twin.isDone()).forEach(found::set);
            return found.get() != null;
        });
        return found.get();
    }

    private static long ended(List<CompletableFuture<Response>> requests) {
        return requests.stream().filter(CompletableFuture::isDone).count();
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

    private static String seeker() {
        return Tokens.of("seeker", "demo", "lin");
    }

    private static Response list() {
        return given().header("Authorization", "Bearer " + seeker()).get("/v1/notes");
    }

    /** The narrowest door. */
    public static final class OneAtATime implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lantern.http.at-once", "1",
                    "lantern.http.waiting", "1",
                    "lantern.http.patience", "8s",
                    "lantern.http.always-open", "/v1/notes/greeting");
        }
    }
}
