// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lantern.contracts.CaseChanged;
import dev.lantern.contracts.Event;
import dev.lantern.contracts.EventJson;
import dev.lantern.contracts.MessageScreened;
import dev.lantern.contracts.Signal;
import dev.lantern.contracts.Topics;
import dev.lantern.contracts.Urgency;
import dev.lantern.escalation.EscalationTesting;
import dev.lantern.platform.Ids;
import dev.lantern.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConsumersTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private final EscalationTesting talk = new EscalationTesting(EscalationTesting.newClinic());

    @Test
    void opensOneCaseWhenTheSameAssessmentArrivesTwice() {
        UUID event = Ids.next();
        var assessed = talk.assessed(1, Urgency.IMMINENT);
        send(event, assessed);
        send(event, assessed);
        send(unreadable());
        // In the same partition, so both copies were taken before it.
        assertThat(published(Topics.MESSAGE_ASSESSED + ".dlq")).hasSize(1);
        assertThat(versions()).containsExactly(1);
        assertThat(published(Topics.CASE_CHANGED)).singleElement().satisfies(record -> {
            CaseChanged opened = EventJson.read(record.value(), CaseChanged.class);
            assertThat(opened.change()).isEqualTo("opened");
            assertThat(opened.urgency()).isEqualTo(Urgency.IMMINENT);
            assertThat(record.key()).isEqualTo(talk.conversation.toString());
        });
    }

    @Test
    void opensACaseThroughTheScreenAndForWhoAsks() {
        send(Ids.next(), screened(1, Urgency.HIGH));
        var asking = new EscalationTesting(talk.clinic);
        send(Ids.next(), asking.humanRequested(2));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(versions()).hasSize(2));
    }

    @Test
    void opensACaseForAQuestionnaireOnceChatHasSaidWhereItCounts() {
        var assessed = talk.questionnaireAssessed(Urgency.HIGH);
        send(Ids.next(), assessed);
        UUID event = Ids.next();
        var placed = talk.questionnaire(assessed.assessmentId(), 3, Urgency.HIGH);
        send(event, placed);
        send(event, placed);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(versions()).containsExactly(1));
        assertThat(given().auth()
                        .oauth2(Tokens.of("counselor", talk.clinic, "chen"))
                        .get("/v1/escalations")
                        .jsonPath()
                        .getList("items.reason"))
                .containsExactly("questionnaire");
    }

    @Test
    void aRecordThatCannotBeReadBecomesADeadLetterAndTheOthersGoOn() {
        send(unreadable());
        send(Ids.next(), talk.assessed(1, Urgency.HIGH));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(versions()).hasSize(1));
        assertThat(published(Topics.MESSAGE_ASSESSED + ".dlq"))
                .singleElement()
                .satisfies(record -> assertThat(record.headers().lastHeader("dead-letter-reason"))
                        .isNotNull());
    }

    private ProducerRecord<String, byte[]> unreadable() {
        return new ProducerRecord<>(
                Topics.MESSAGE_ASSESSED,
                talk.conversation.toString(),
                "{\"canary\": 1}".getBytes(StandardCharsets.UTF_8));
    }

    private MessageScreened screened(long sequence, Urgency urgency) {
        return new MessageScreened(
                talk.clinic,
                talk.conversation,
                talk.seeker,
                Ids.next(),
                sequence,
                "zh",
                "CN",
                urgency,
                List.of(new Signal("suicidal-ideation", 1)),
                MessageScreened.TRIAGE_SILENT,
                Instant.now());
    }

    private List<Integer> versions() {
        return given().auth()
                .oauth2(Tokens.of("counselor", talk.clinic, "chen"))
                .get("/v1/escalations")
                .jsonPath()
                .getList("items.version");
    }

    private void send(UUID id, Event event) {
        var kafkaRecord =
                new ProducerRecord<>(Topics.BY_TYPE.get(event.getClass()), event.key(), EventJson.write(event));
        kafkaRecord.headers().add("ce_id", id.toString().getBytes(StandardCharsets.UTF_8));
        send(kafkaRecord);
    }

    private void send(ProducerRecord<String, byte[]> kafkaRecord) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", brokers),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(kafkaRecord).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the topic holds under this test's conversation, once there is something. */
    private List<ConsumerRecord<String, byte[]>> published(String topic) {
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", brokers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new org.apache.kafka.common.TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
                found.removeIf(record -> !talk.conversation.toString().equals(record.key()));
                return !found.isEmpty();
            });
        }
        return found;
    }
}
