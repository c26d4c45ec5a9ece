// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What is on the topic of messages when the replay begins. Read by a consumer of no group, so that nobody's place on the
 * topic moves.
 */
final class MessageTopic implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String brokers;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> begins;
    private final Map<TopicPartition, Long> ends;

    MessageTopic(Settings settings) {
        brokers = String.valueOf(settings.kafka().get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG));
        try {
            consumer = consumer(settings.kafka());
        } catch (KafkaException e) {
            throw away(e);
        }
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(settings.topic()).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw ReplayFailure.of("There is no topic %s in the Kafka at %s.".formatted(settings.topic(), brokers));
            }
            begins = consumer.beginningOffsets(partitions);
            ends = consumer.endOffsets(partitions);
        } catch (RuntimeException e) {
            close();
            throw away(e);
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        Map<String, Object> config = new HashMap<>(settings);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // What was deleted meanwhile is skipped.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // Behind the end of a partition there is nothing to wait for.
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "lantern-triage-replay");
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    List<TopicPartition> partitions() {
        return ends.keySet().stream()
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
    }

    /** Of all partitions; a few may be gone by the time that they are read. */
    long records() {
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue() - begins.get(end.getKey()))
                .sum();
    }

    /** Hands on what is on a partition, some hundred at a time and in order, up to where it ended when the replay began. */
    void read(TopicPartition partition, Consumer<List<byte[]>> records) {
        long end = ends.get(partition);
        try {
            consumer.assign(List.of(partition));
            consumer.seek(partition, begins.get(partition));
            long heard = System.nanoTime();
            long position = begins.get(partition);
            while (position < end) {
                records.accept(consumer.poll(POLL).records(partition).stream()
                        .filter(each -> each.offset() < end)
                        .map(ConsumerRecord::value)
                        .toList());
                long now = consumer.position(partition);
                if (now > position) {
                    heard = System.nanoTime();
                } else if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                    throw ReplayFailure.of("The Kafka at %s stopped to answer.".formatted(brokers));
                }
                position = now;
            }
        } catch (KafkaException e) {
            throw away(e);
        }
    }

    private RuntimeException away(RuntimeException failure) {
        return failure instanceof KafkaException
                ? ReplayFailure.of("The Kafka at %s does not answer or does not let us read: %s."
                        .formatted(brokers, failure.getClass().getSimpleName()))
                : failure;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
