// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.testing;

import dev.lantern.contracts.Event;
import dev.lantern.contracts.EventJson;
import dev.lantern.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts events on the topics of {@link KafkaResource}, as another service would, and reads what is there. */
public final class KafkaEvents {

    /** Publishes with a new event id. */
    public static void publish(Event event) {
        publish(UUID.randomUUID(), event);
    }

    /** Publishes; the same id again is the same event delivered again. */
    public static void publish(UUID eventId, Event event) {
        publish(Topics.BY_TYPE.get(event.getClass()), eventId.toString(), event.key(), EventJson.write(event));
    }

    /** Publishes any bytes. */
    public static void publish(String topic, String eventId, String key, byte[] payload) {
        var kafkaRecord = new ProducerRecord<>(topic, key, payload);
        kafkaRecord.headers().add("ce_id", eventId.getBytes(StandardCharsets.UTF_8));
        try (var producer = new KafkaProducer<>(config(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(kafkaRecord).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("not published on " + topic, e.getCause());
        }
    }

    /** Everything on {@code topic} at this moment, by partition. */
    public static List<ConsumerRecord<String, byte[]>> all(String topic) {
        try (var consumer = new KafkaConsumer<>(config(), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found;
        }
    }

    /** The events of one conversation on their topic, in order. */
    public static <E extends Event> List<E> of(UUID conversation, Class<E> type) {
        return under(conversation.toString(), type);
    }

    /** The events of one key on their topic, in order. */
    public static <E extends Event> List<E> under(String key, Class<E> type) {
        return all(Topics.BY_TYPE.get(type)).stream()
                .filter(each -> key.equals(each.key()))
                .map(each -> EventJson.read(each.value(), type))
                .toList();
    }

    private static Map<String, Object> config() {
        return Map.of("bootstrap.servers", System.getProperty(KafkaServer.BOOTSTRAP));
    }

    private KafkaEvents() {}
}
