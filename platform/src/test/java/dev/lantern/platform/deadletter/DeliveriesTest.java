// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lantern.contracts.HumanRequested;
import dev.lantern.contracts.MessageScreened;
import dev.lantern.contracts.Seeker;
import dev.lantern.contracts.Topics;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.testing.KafkaEvents;
import dev.lantern.platform.testing.KafkaResource;
import dev.lantern.platform.testing.OidcResource;
import dev.lantern.platform.testing.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DeliveriesTest.WithConsumer.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(OidcResource.class)
@WithTestResource(KafkaResource.class)
class DeliveriesTest {

    static final String PROFILE = "deliveries";
    private static final String TOPIC = Topics.HUMAN_REQUESTED;
    private static final String DEAD_LETTERS = TOPIC + Topics.DEAD_LETTER_SUFFIX;
    private static final String CANARY = "canary-91c4";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    AgroalDataSource database;

    @Test
    void hasOneEffectWhenTheSameEventComesThreeTimes() {
        UUID conversation = UUID.randomUUID();
        UUID eventId = UUID.randomUUID();
        for (int time = 0; time < 3; time++) {
            KafkaEvents.publish(eventId, event(conversation, 1));
        }
        KafkaEvents.publish(event(conversation, 2));
        awaitEffects(conversation, List.of(1, 2));
    }

    @Test
    void goesOnWithOtherConversationsWhileOneIsHeldUpAndKeepsItsOrder() throws SQLException {
        UUID held = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        UUID eventId = UUID.randomUUID();
        try (Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            mark(holder, eventId, "test");
            KafkaEvents.publish(eventId, event(held, 1));
            for (int number = 2; number <= 4; number++) {
                KafkaEvents.publish(event(held, number));
            }
            for (int number = 1; number <= 5; number++) {
                KafkaEvents.publish(event(other, number));
            }
            awaitEffects(other, List.of(1, 2, 3, 4, 5));
            assertThat(effects(held)).isEmpty();
            holder.rollback();
        }
        awaitEffects(held, List.of(1, 2, 3, 4));
    }

    @Test
    void letsAnUrgentEventPassWhileAllOrdinaryPlacesAreTaken() throws SQLException {
        List<UUID> held = List.of(UUID.randomUUID(), UUID.randomUUID());
        UUID waiting = UUID.randomUUID();
        UUID inDanger = UUID.randomUUID();
        try (Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            for (UUID each : held) {
                // The conversation's id is the event's as well.
                mark(holder, each, "screened");
                KafkaEvents.publish(each, screened(each, Urgency.MODERATE));
            }
            await().atMost(PATIENCE).until(() -> waitingForLocks() == held.size());
            KafkaEvents.publish(screened(waiting, Urgency.MODERATE));
            KafkaEvents.publish(screened(inDanger, Urgency.HIGH));
            awaitEffects(inDanger, List.of(1));
            assertThat(effects(waiting)).isEmpty();
            holder.rollback();
        }
        awaitEffects(waiting, List.of(1));
        for (UUID each : held) {
            awaitEffects(each, List.of(1));
        }
    }

    private int waitingForLocks() throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet found = connection
                        .createStatement()
                        .executeQuery("select count(*) from pg_stat_activity"
                                + " where datname = current_database() and wait_event_type = 'Lock'")) {
            found.next();
            return found.getInt(1);
        }
    }

    /** Whoever marks the same event waits until this transaction ends. */
    private static void mark(Connection holder, UUID eventId, String consumer) throws SQLException {
        try (PreparedStatement insert =
                holder.prepareStatement("insert into inbox (event_id, consumer) values (?, ?)")) {
            insert.setObject(1, eventId);
            insert.setString(2, consumer);
            insert.executeUpdate();
        }
    }

    @Test
    void setsAMalformedRecordAsideAndGoesOnWithThePartition() {
        UUID conversation = UUID.randomUUID();
        int before = KafkaEvents.all(DEAD_LETTERS).size();
        KafkaEvents.publish(event(conversation, 1));
        KafkaEvents.publish(TOPIC, UUID.randomUUID().toString(), conversation.toString(), bytes("{\"" + CANARY));
        KafkaEvents.publish(
                TOPIC, UUID.randomUUID().toString(), conversation.toString(), bytes("{\"clinicId\":\"x\"}"));
        KafkaEvents.publish(TOPIC, "no uuid " + CANARY, conversation.toString(), bytes("{}"));
        KafkaEvents.publish(event(conversation, 2));
        awaitEffects(conversation, List.of(1, 2));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(KafkaEvents.all(DEAD_LETTERS)).hasSize(before + 3));
        assertThat(KafkaEvents.all(DEAD_LETTERS)).allSatisfy(letter -> {
            assertThat(header(letter, "dead-letter-topic")).isEqualTo(TOPIC);
            assertThat(header(letter, "dead-letter-partition")).containsOnlyDigits();
            assertThat(header(letter, "dead-letter-offset")).containsOnlyDigits();
            assertThat(header(letter, "dead-letter-reason")).isNotBlank().doesNotContain(CANARY);
        });
    }

    @Test
    void setsAnEventAsideThatCanNeverSucceedAndQuotesNothing() {
        UUID conversation = UUID.randomUUID();
        var impossible = new HumanRequested(
                "demo", conversation, new Seeker("oidc", CANARY), "impossible", null, null, Instant.EPOCH);
        KafkaEvents.publish(impossible);
        KafkaEvents.publish(event(conversation, 2));
        awaitEffects(conversation, List.of(2));
        assertThat(KafkaEvents.all(DEAD_LETTERS))
                .filteredOn(letter -> conversation.toString().equals(letter.key()))
                .hasSize(1)
                .allSatisfy(letter ->
                        assertThat(header(letter, "dead-letter-reason")).isEqualTo("IllegalArgumentException"));
    }

    @Test
    void deadLettersNothingInADatabaseOutageOfTwentySeconds() {
        UUID conversation = UUID.randomUUID();
        int before = KafkaEvents.all(DEAD_LETTERS).size();
        PostgresResource.stopServer();
        long outageEnds = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        for (int number = 1; number <= 50; number++) {
            KafkaEvents.publish(event(conversation, number));
        }
        await().atMost(PATIENCE).until(() -> System.nanoTime() >= outageEnds);
        PostgresResource.startServer();
        awaitEffects(conversation, IntStream.rangeClosed(1, 50).boxed().toList());
        assertThat(KafkaEvents.all(DEAD_LETTERS)).hasSize(before);
    }

    private void awaitEffects(UUID conversation, List<Integer> numbers) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(effects(conversation)).isEqualTo(numbers));
    }

    /** In the order in which they were committed. */
    private List<Integer> effects(UUID conversation) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select number from effect where conversation_id = ? order by id")) {
            query.setObject(1, conversation);
            var found = new ArrayList<Integer>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getInt(1));
                }
            }
            return found;
        }
    }

    private static HumanRequested event(UUID conversation, int number) {
        return new HumanRequested(
                "demo", conversation, new Seeker("oidc", Integer.toString(number)), "en", null, null, Instant.EPOCH);
    }

    private static MessageScreened screened(UUID conversation, Urgency urgency) {
        return new MessageScreened(
                "demo",
                conversation,
                new Seeker("oidc", "lin"),
                UUID.randomUUID(),
                1,
                "en",
                null,
                urgency,
                List.of(),
                MessageScreened.TRIAGE_SILENT,
                Instant.EPOCH);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String header(ConsumerRecord<?, ?> found, String name) {
        return new String(found.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** Switches the consumer of these tests on. */
    public static class WithConsumer implements QuarkusTestProfile {
        @Override
        public String getConfigProfile() {
            return PROFILE;
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mp.messaging.incoming.human-requested.topic",
                    TOPIC,
                    "mp.messaging.incoming.human-requested.dead-letter-queue.topic",
                    DEAD_LETTERS,
                    "mp.messaging.incoming.message-screened.topic",
                    Topics.MESSAGE_SCREENED,
                    "mp.messaging.incoming.message-screened.dead-letter-queue.topic",
                    Topics.MESSAGE_SCREENED + Topics.DEAD_LETTER_SUFFIX,
                    "quarkus.http.test-port",
                    "0");
        }
    }
}
