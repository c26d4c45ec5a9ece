// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e.figures;

import dev.lantern.e2e.suite.RunningSuite;
import dev.lantern.local.Part;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What the way of a crisis message costs without our code, on the same PostgreSQL and Kafka: insert and commit, a hop,
 * insert and commit, a hop, insert and commit.
 */
final class BareFloor {
    private static final List<String> TOPICS = List.of("floor.first", "floor.second");
    private static final byte[] PAYLOAD = "x".repeat(600).getBytes(StandardCharsets.UTF_8);

    private final RunningSuite suite;
    private final Map<Integer, Long> sent = new ConcurrentHashMap<>();
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    private volatile boolean running = true;

    BareFloor(RunningSuite suite) {
        this.suite = suite;
    }

    Samples measure(int perSecond, int warmUp, int samples) throws Exception {
        createTopicsAndTable();
        var ready = new CountDownLatch(TOPICS.size());
        var ended = new CountDownLatch(warmUp + samples);
        try (var producer = producer();
                Connection first = suite.database(Part.CHAT)) {
            Thread triage = Thread.ofPlatform()
                    .start(() -> follow(TOPICS.getFirst(), Part.TRIAGE, ready, number -> {
                        send(producer, TOPICS.getLast(), number);
                    }));
            Thread desk = Thread.ofPlatform()
                    .start(() -> follow(TOPICS.getLast(), Part.ESCALATION, ready, number -> {
                        if (number >= warmUp) {
                            nanos.add(System.nanoTime() - sent.get(number));
                        }
                        ended.countDown();
                    }));
            ready.await();
            Pace.keep(perSecond, warmUp + samples, number -> {
                sent.put(number, System.nanoTime());
                synchronized (first) {
                    insert(first, number);
                }
                send(producer, TOPICS.getFirst(), number);
            });
            ended.await();
            running = false;
            triage.join();
            desk.join();
        }
        return new Samples(List.copyOf(nanos));
    }

    private void createTopicsAndTable() throws SQLException, ExecutionException, InterruptedException {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", suite.topics().bootstrapServers()))) {
            admin.createTopics(TOPICS.stream()
                            .map(topic -> new NewTopic(topic, 12, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        for (Part part : List.of(Part.CHAT, Part.TRIAGE, Part.ESCALATION)) {
            try (Connection database = suite.database(part);
                    var statement = database.createStatement()) {
                statement.execute("create table floor (number int primary key, payload bytea not null)");
            }
        }
    }

    private void follow(String topic, Part part, CountDownLatch ready, IntConsumer then) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                suite.topics().bootstrapServers(),
                "group.id",
                topic,
                "auto.offset.reset",
                "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                Connection database = suite.database(part)) {
            consumer.subscribe(List.of(topic));
            while (running) {
                for (var taken : consumer.poll(Duration.ofMillis(100))) {
                    int number = Integer.parseInt(new String(taken.key(), StandardCharsets.UTF_8));
                    insert(database, number);
                    then.accept(number);
                }
                if (!consumer.assignment().isEmpty()) {
                    ready.countDown();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void insert(Connection database, int number) {
        try (PreparedStatement insert = database.prepareStatement("insert into floor values (?, ?)")) {
            insert.setInt(1, number);
            insert.setBytes(2, PAYLOAD);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", suite.topics().bootstrapServers(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String topic, int number) {
        byte[] key = Integer.toString(number).getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(topic, key, PAYLOAD));
    }
}
