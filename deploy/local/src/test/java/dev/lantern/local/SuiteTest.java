// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lantern.contracts.Topics;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real PostgreSQL and Kafka, without Keycloak and the services, which the journeys start. */
class SuiteTest {
    @TempDir
    Path directory;

    private final List<String> reports = new CopyOnWriteArrayList<>();

    @Test
    void keepsDataWhenServersAreKilledAndWhenTheSuiteStartsAgain() throws Exception {
        try (Suite suite = setup().start()) {
            write(suite);

            suite.server(Part.POSTGRES).kill();
            suite.server(Part.KAFKA).kill();

            awaitRestart(suite, Part.POSTGRES);
            awaitRestart(suite, Part.KAFKA);
            assertHolds(suite);
            assertThat(NicenessTest.of(suite.server(Part.KAFKA).pid()))
                    .as("what runs, with all its threads, gives way to what starts")
                    .containsOnly(Niceness.RUNNING);
            assertThat(reports).anyMatch(line -> line.startsWith("kafka stopped by itself (signal 9)"));
        }
        try (Suite suite = setup().start()) {
            assertHolds(suite);
            assertThat(one(suite, "SHOW fsync")).isEqualTo("on");
            assertForeignDatabaseIsClosed(suite);
            assertThatThrownBy(() -> setup().start())
                    .hasMessageContaining("already runs in " + directory)
                    .hasMessageContaining("./lantern down --dir " + directory);
            reports.clear();
        }
        assertThat(reports.getFirst()).isEqualTo("stopping kafka, postgres");
        assertThat(reports.get(1)).startsWith("kafka has stopped (");
        assertThat(reports.get(2)).startsWith("postgres has stopped (");
        assertThat(reports.getLast()).isEqualTo("everything has stopped; data stay in " + directory);
    }

    @Test
    void leavesADeadServerDownUntilItIsStartedWhenAskedTo() {
        try (Suite suite =
                setup().parts(EnumSet.of(Part.POSTGRES)).restarting(false).start()) {
            Server postgres = suite.server(Part.POSTGRES);

            postgres.kill();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> reports.stream().anyMatch(line -> line.startsWith("postgres stopped by itself")));
            assertThat(postgres.isAlive()).isFalse();

            postgres.start();
            assertThat(postgres.isAlive()).isTrue();
            assertThat(postgres.restarts()).isZero();
        }
    }

    private SuiteSetup setup() {
        return Suite.in(directory)
                .ports(Ports.free())
                .parts(EnumSet.of(Part.POSTGRES, Part.KAFKA))
                .report(reports::add);
    }

    private static void awaitRestart(Suite suite, Part part) {
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        suite.server(part).restarts() == 1 && suite.server(part).isAlive());
        suite.server(part).awaitReady(Duration.ofSeconds(60));
    }

    private static void write(Suite suite) throws Exception {
        try (var connection = connect(suite, Part.CHAT);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT 'row' AS what");
        }
        var settings = Map.<String, Object>of("bootstrap.servers", suite.kafkaBootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.CASE_CHANGED, 11, "key", "record"))
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static void assertHolds(Suite suite) throws SQLException {
        assertThat(one(suite, "SELECT what FROM kept")).isEqualTo("row");
        var settings = Map.<String, Object>of(
                "bootstrap.servers", suite.kafkaBootstrapServers(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(Topics.CASE_CHANGED, 11)));
            var values = new CopyOnWriteArrayList<String>();
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> values.add(found.value()));
                return !values.isEmpty();
            });
            assertThat(values).containsExactly("record");
        }
    }

    private static void assertForeignDatabaseIsClosed(Suite suite) {
        assertThatThrownBy(() -> DriverManager.getConnection(
                        suite.jdbcUrl(Part.CHAT), Part.TRIAGE.database(), Part.TRIAGE.database()))
                .hasMessageContaining("permission denied");
    }

    private static String one(Suite suite, String query) throws SQLException {
        try (var connection = connect(suite, Part.CHAT);
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Connection connect(Suite suite, Part service) throws SQLException {
        return DriverManager.getConnection(suite.jdbcUrl(service), service.database(), service.database());
    }
}
