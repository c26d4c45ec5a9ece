// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lantern.platform.signal.Signals;
import dev.lantern.platform.testing.OidcResource;
import dev.lantern.platform.testing.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(OidcResource.class)
class StreamsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Streams streams;

    @Inject
    Signals signals;

    @Inject
    Vertx vertx;

    @Inject
    AgroalDataSource database;

    private final String stream = "stream-" + UUID.randomUUID();
    private final AtomicInteger looks = new AtomicInteger();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Streams.Heads heads = this::heads;

    @AfterEach
    void notifyAgain() throws SQLException {
        execute("alter table line enable trigger line_inserted");
    }

    @Test
    void bringsWhatIsThereAndWhatComesInOrderAndOnce() throws Exception {
        write(1, Streams.PAGE * 2 + 50);
        AssertSubscriber<Long> seen = follow(streams, 10);
        awaitRows(seen, 11, Streams.PAGE * 2 + 50);
        write(Streams.PAGE * 2 + 51, Streams.PAGE * 4);
        awaitRows(seen, 11, Streams.PAGE * 4);
    }

    @Test
    void aNotificationAloneBringsARow() throws Exception {
        AssertSubscriber<Long> seen = follow(neverLookingByItself(), 0);
        awaitLooks(1);
        write(1, 1);
        awaitRows(seen, 1, 1);
    }

    @Test
    void theSlowLookBringsARowWhoseNotificationWasLost() throws Exception {
        execute("alter table line disable trigger line_inserted");
        AssertSubscriber<Long> seen = follow(streams, 0);
        // The look at the beginning is over.
        awaitLooks(1);
        write(1, 1);
        awaitRows(seen, 1, 1);
    }

    @Test
    void theSlowLookAsksForAllStreamsTogetherAndLooksOnlyWhereThereIsMore() throws Exception {
        var busy = new Streams(signals, vertx, Duration.ofMillis(50));
        busy.listen(null);
        List<AssertSubscriber<Long>> idle = Stream.generate(() -> follow(busy, "idle-" + UUID.randomUUID(), 0))
                .limit(20)
                .toList();
        awaitLooks(20);
        await().atMost(PATIENCE).until(() -> Collections.frequency(asked, "demo: 20") >= 10);
        assertThat(looks).hasValue(20);
        idle.forEach(each -> each.cancel().assertItems());
        busy.stop(null);
    }

    @Test
    void looksAgainWhenTheListenersConnectionWasCut() throws Exception {
        execute("alter table line disable trigger line_inserted");
        AssertSubscriber<Long> seen = follow(neverLookingByItself(), 0);
        awaitLooks(1);
        write(1, 1);
        execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and query like 'listen lantern%'");
        awaitRows(seen, 1, 1);
        execute("alter table line enable trigger line_inserted");
        write(2, 2);
        awaitRows(seen, 1, 2);
    }

    private Streams neverLookingByItself() {
        var patient = new Streams(signals, vertx, Duration.ofHours(1));
        patient.listen(null);
        return patient;
    }

    private AssertSubscriber<Long> follow(Streams followed, long after) {
        return follow(followed, stream, after);
    }

    private AssertSubscriber<Long> follow(Streams followed, String name, long after) {
        return followed.follow("demo", name, after, heads, last -> load(name, last), Long::longValue)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }

    private Uni<List<Streams.Head>> heads(String clinicId, List<String> streams) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "select stream, max(number) from line where stream in (:streams) group by stream",
                                Object[].class)
                        .setParameter("streams", streams)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Streams.Head((String) row[0], (Long) row[1]))
                        .toList())
                .invoke(() -> asked.add(clinicId + ": " + streams.size()));
    }

    private Uni<List<Long>> load(String name, long after) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "select number from line where stream = :stream and number > :after order by number",
                                Long.class)
                        .setParameter("stream", name)
                        .setParameter("after", after)
                        .setMaxResults(Streams.PAGE)
                        .getResultList())
                .invoke(looks::incrementAndGet);
    }

    private void awaitLooks(int least) {
        await().atMost(PATIENCE).until(() -> looks.get() >= least);
    }

    private static void awaitRows(AssertSubscriber<Long> seen, long from, long to) {
        List<Long> expected = LongStream.rangeClosed(from, to).boxed().toList();
        await().atMost(PATIENCE).until(() -> seen.getItems().equals(expected));
    }

    private void write(int from, int to) throws SQLException {
        execute("insert into line select '%s', number from generate_series(%d, %d) number".formatted(stream, from, to));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
