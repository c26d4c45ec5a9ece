// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.outbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lantern.contracts.HumanRequested;
import dev.lantern.contracts.Seeker;
import dev.lantern.contracts.Topics;
import dev.lantern.platform.testing.KafkaEvents;
import dev.lantern.platform.testing.KafkaResource;
import dev.lantern.platform.testing.OidcResource;
import dev.lantern.platform.testing.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

@QuarkusTest
@TestProfile(OutboxRelayTest.WithoutOwnRelay.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(OidcResource.class)
@WithTestResource(KafkaResource.class)
class OutboxRelayTest {

    private static final String TOPIC = Topics.HUMAN_REQUESTED;

    @Inject
    AgroalDataSource database;

    @Inject
    Outbox outbox;

    @Inject
    OutboxConfig config;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @BeforeEach
    void empty() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute("truncate outbox");
        }
    }

    @Test
    void twoRelaysKeepOrderPerKeyAndLoseNothingWhenOneIsKilledInMidBatch() throws Exception {
        List<String> keys = keys(40);
        insert(keys, 50, TOPIC);
        // Stands still at its 700th record until it is killed.
        var victim = new Victim(700);
        victim.thread.start();
        assertThat(victim.midBatch.await(2, TimeUnit.MINUTES))
                .as("the victim is in mid-batch")
                .isTrue();
        int waitingAtTheKill = waiting();
        OutboxRelay survivor = relay(database, () -> OutboxRelayLifecycle.producer(brokers));
        Thread survivorThread = Thread.ofPlatform().start(survivor);
        // It has tried every shard, and has seen rows that it may not send.
        await().atMost(Duration.ofSeconds(30)).until(() -> survivor.backlog().rows() > 0);
        assertThat(shardsLockedBy(victim.taken.get())).isEqualTo(Outbox.SHARDS);
        victim.kill();
        await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0);
        survivor.stop();
        survivorThread.join();
        victim.thread.join();
        assertThat(waitingAtTheKill).isPositive();
        assertEachKeyInOrder(keys, 50, TOPIC);
    }

    @Test
    void twoLivingRelaysShareTheShardsAndKeepOrderPerKey() throws Exception {
        OutboxRelay one = relay(database, () -> OutboxRelayLifecycle.producer(brokers));
        OutboxRelay two = relay(database, () -> OutboxRelayLifecycle.producer(brokers));
        Thread first = Thread.ofPlatform().start(one);
        Thread second = Thread.ofPlatform().start(two);
        List<String> keys = keys(20);
        insert(keys, 25, TOPIC);
        await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0);
        one.stop();
        two.stop();
        first.join();
        second.join();
        assertEachKeyInOrder(keys, 25, TOPIC);
    }

    @Test
    void whatWaitsWhileTheBrokerIsAwayGoesOutInOrderPerKeyAndOnceWhenItIsBack() throws Exception {
        List<String> keys = keys(8);
        OutboxRelay relay = relay(database, () -> OutboxRelayLifecycle.producer(brokers));
        Thread thread = Thread.ofPlatform().start(relay);
        insert(keys, 0, 3, TOPIC);
        await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0);
        KafkaResource.stopServer();
        try {
            insert(keys, 3, 6, TOPIC);
            await().atMost(Duration.ofSeconds(60)).until(() -> relay.stoppedKeys() == keys.size());
            assertThat(waiting()).isEqualTo(3 * keys.size());
            // Without the broker a service still takes and keeps everything: it is neither restarted nor cut off.
            assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
            assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
        } finally {
            KafkaResource.startServer();
        }
        await().atMost(Duration.ofSeconds(120)).until(() -> waiting() == 0);
        relay.stop();
        thread.join();
        assertEachKeyInOrder(keys, 6, TOPIC);
        assertThat(keys).allSatisfy(key -> assertThat(received(key, TOPIC)).hasSize(6));
    }

    @Test
    void aRowThatTheBrokerRefusesStopsItsKeyAndNoOther() throws Exception {
        List<String> keys = keys(2);
        insertOne(keys.get(0), TOPIC, new byte[2_000_000]);
        insert(keys, 3, TOPIC);
        OutboxRelay relay = relay(database, () -> OutboxRelayLifecycle.producer(brokers));
        Thread thread = Thread.ofPlatform().start(relay);
        await().atMost(Duration.ofSeconds(30)).until(() -> waiting() == 4 && relay.stoppedKeys() == 1);
        relay.stop();
        thread.join();
        assertThat(received(keys.get(0), TOPIC)).isEmpty();
        assertThat(received(keys.get(1), TOPIC)).hasSize(3);
    }

    @Test
    void whatCameForAKeyUnderWayGoesOutWithItsAcknowledgement() throws Exception {
        List<String> keys = keys(2);
        var acknowledge = new CompletableFuture<Runnable>();
        // No sweep comes to the rescue.
        OutboxConfig rareSweeps = proxy(
                OutboxConfig.class,
                config,
                (method, arguments) -> method.equals("sweep") ? Duration.ofMinutes(10) : null);
        insert(keys.subList(0, 1), 1, TOPIC);
        var relay = new OutboxRelay(database, () -> holding(keys.getFirst(), acknowledge), rareSweeps, "test");
        Thread thread = Thread.ofPlatform().start(relay);
        Runnable held = acknowledge.get(30, TimeUnit.SECONDS);
        insertOne(keys.getFirst(), TOPIC, "1".getBytes(StandardCharsets.UTF_8));
        insertOne(keys.getLast(), TOPIC, "0".getBytes(StandardCharsets.UTF_8));
        relay.wake();
        // The read that found the other key's row has passed over this one's.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !received(keys.getLast(), TOPIC).isEmpty());
        assertThat(received(keys.getFirst(), TOPIC)).hasSize(1);
        held.run();
        await().atMost(Duration.ofSeconds(30)).until(() -> waiting() == 0);
        relay.stop();
        thread.join();
        assertEachKeyInOrder(keys.subList(0, 1), 2, TOPIC);
    }

    @Test
    void everyRecordIsACloudEvent() throws Exception {
        List<String> keys = keys(1);
        insert(keys, 1, Topics.CONVERSATION_CLOSED);
        relayAll();
        ConsumerRecord<String, byte[]> found =
                received(keys.getFirst(), Topics.CONVERSATION_CLOSED).getFirst();
        assertThat(header(found, "ce_specversion")).isEqualTo("1.0");
        assertThat(UUID.fromString(header(found, "ce_id"))).isNotNull();
        assertThat(header(found, "ce_type")).isEqualTo(Topics.CONVERSATION_CLOSED);
        assertThat(header(found, "ce_source")).isEqualTo("/lantern/test");
        assertThat(header(found, "ce_subject")).isEqualTo(keys.getFirst());
        assertThat(header(found, "ce_dataschema")).isEqualTo("urn:lantern:event:chat.conversation-closed:1");
        assertThat(Instant.parse(header(found, "ce_time"))).isNotNull();
    }

    @Test
    void aRecordCarriesTheTraceInWhichItsEventWasWritten() throws Throwable {
        SpanContext span = SpanContext.create(
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "00f067aa0ba902b7",
                TraceFlags.getSampled(),
                TraceState.getDefault());
        UUID conversation = UUID.randomUUID();
        VertxContextSupport.subscribeAndAwait(() -> {
            Scope scope = Span.wrap(span).makeCurrent();
            return publish(conversation).onTermination().invoke(scope::close);
        });
        relayAll();
        assertThat(received(conversation.toString(), TOPIC))
                .singleElement()
                .satisfies(found -> assertThat(header(found, "traceparent"))
                        .isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
    }

    @Test
    void aRecordWrittenOutsideAnyTraceCarriesNone() throws Throwable {
        UUID conversation = UUID.randomUUID();
        VertxContextSupport.subscribeAndAwait(() -> publish(conversation));
        relayAll();
        assertThat(received(conversation.toString(), TOPIC))
                .singleElement()
                .satisfies(found ->
                        assertThat(found.headers().lastHeader("traceparent")).isNull());
    }

    private Uni<Void> publish(UUID conversation) {
        return Panache.withTransaction(() -> outbox.publish(new HumanRequested(
                "demo", conversation, new Seeker("oidc", "lin"), "asked", null, null, Instant.EPOCH)));
    }

    private void relayAll() throws Exception {
        OutboxRelay relay = relay(database, () -> OutboxRelayLifecycle.producer(brokers));
        Thread thread = Thread.ofPlatform().start(relay);
        await().atMost(Duration.ofSeconds(30)).until(() -> waiting() == 0);
        relay.stop();
        thread.join();
    }

    private OutboxRelay relay(DataSource source, java.util.function.Supplier<Producer<String, byte[]>> producers) {
        return new OutboxRelay(source, producers, config, "test");
    }

    private static List<String> keys(int count) {
        return java.util.stream.Stream.generate(() -> UUID.randomUUID().toString())
                .limit(count)
                .toList();
    }

    private void insert(List<String> keys, int rows, String topic) throws SQLException {
        insert(keys, 0, rows, topic);
    }

    private void insert(List<String> keys, int from, int to, String topic) throws SQLException {
        for (int row = from; row < to; row++) {
            for (String key : keys) {
                insertOne(key, topic, Integer.toString(row).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void insertOne(String key, String topic, byte[] payload) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into outbox (event_id, clinic_id, topic, key, shard, payload) values (?, 'demo', ?, ?, ?, ?)")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, topic);
            insert.setString(3, key);
            insert.setShort(4, Outbox.shardOf(key));
            insert.setBytes(5, payload);
            insert.executeUpdate();
        }
    }

    private int waiting() throws SQLException {
        return count("select count(*) from outbox where sent_at is null");
    }

    private int count(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet found = connection.createStatement().executeQuery(query)) {
            found.next();
            return found.getInt(1);
        }
    }

    /** What a consumer with an inbox sees: each event id once, at its first delivery. */
    private static void assertEachKeyInOrder(List<String> keys, int rows, String topic) {
        Map<String, List<Integer>> seen = new HashMap<>();
        Set<String> ids = new LinkedHashSet<>();
        for (ConsumerRecord<String, byte[]> each : KafkaEvents.all(topic)) {
            if (keys.contains(each.key()) && ids.add(header(each, "ce_id"))) {
                seen.computeIfAbsent(each.key(), key -> new ArrayList<>())
                        .add(Integer.valueOf(new String(each.value(), StandardCharsets.UTF_8)));
            }
        }
        List<Integer> expected =
                java.util.stream.IntStream.range(0, rows).boxed().toList();
        assertThat(seen).hasSize(keys.size());
        assertThat(seen.values()).allSatisfy(order -> assertThat(order).isEqualTo(expected));
    }

    private static List<ConsumerRecord<String, byte[]>> received(String key, String topic) {
        return KafkaEvents.all(topic).stream()
                .filter(each -> key.equals(each.key()))
                .toList();
    }

    private static String header(ConsumerRecord<?, ?> found, String name) {
        return new String(found.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** Acknowledges the first record of a key when it is told to. */
    private Producer<String, byte[]> holding(String key, CompletableFuture<Runnable> acknowledge) {
        Producer<String, byte[]> real = OutboxRelayLifecycle.producer(brokers);
        return proxy(Producer.class, real, (method, arguments) -> {
            if (!method.equals("send")
                    || acknowledge.isDone()
                    || !(arguments[0] instanceof ProducerRecord<?, ?> first)
                    || !first.key().equals(key)) {
                return null;
            }
            var callback = (Callback) arguments[1];
            return real.send(
                    new ProducerRecord<>(first.topic(), null, key, (byte[]) first.value(), first.headers()),
                    (metadata, failure) -> acknowledge.complete(() -> callback.onCompletion(metadata, failure)));
        });
    }

    private int shardsLockedBy(Connection connection) throws SQLException {
        return count("select count(*) from pg_locks where locktype = 'advisory' and granted and pid = "
                + processOf(connection));
    }

    private static int processOf(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<?> type, T real, Interception interception) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            Object answer = interception.call(method.getName(), arguments);
            return answer != null ? answer : method.invoke(real, arguments);
        });
    }

    /**
     * A relay that is killed in mid-batch: the server cuts its connection, so what was acknowledged since the last mark
     * stays unmarked, its producer sends no more, and it never connects again.
     */
    private final class Victim {

        final CountDownLatch midBatch = new CountDownLatch(1);
        final AtomicReference<Connection> taken = new AtomicReference<>();
        final Thread thread;
        private final CountDownLatch killed = new CountDownLatch(1);
        private final OutboxRelay relay;
        private volatile boolean dead;

        Victim(int standsStillAt) {
            var sent = new AtomicInteger();
            Producer<String, byte[]> real = OutboxRelayLifecycle.producer(brokers);
            relay = relay(
                    proxy(DataSource.class, database, (method, arguments) -> {
                        if (!method.equals("getConnection")) {
                            return null;
                        }
                        if (dead) {
                            throw new SQLException("dead");
                        }
                        taken.set(database.getConnection());
                        return taken.get();
                    }),
                    () -> proxy(Producer.class, real, (method, arguments) -> {
                        if (method.equals("send") && sent.incrementAndGet() >= standsStillAt) {
                            midBatch.countDown();
                            killed.await();
                            throw new IllegalStateException("dead");
                        }
                        return null;
                    }));
            thread = Thread.ofPlatform().unstarted(relay);
        }

        void kill() throws SQLException {
            dead = true;
            try (Connection other = database.getConnection()) {
                other.createStatement().execute("select pg_terminate_backend(" + processOf(taken.get()) + ")");
            }
            relay.stop();
            killed.countDown();
        }
    }

    private interface Interception {
        /** Null lets the real object answer. */
        Object call(String method, Object[] arguments) throws Throwable;
    }

    /** The relays of these tests are made by hand. */
    public static class WithoutOwnRelay implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("lantern.outbox.enabled", "false");
        }
    }
}
