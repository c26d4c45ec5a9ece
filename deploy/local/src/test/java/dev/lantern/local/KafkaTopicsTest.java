// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.contracts.Topics;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

class KafkaTopicsTest {
    @Test
    void givesEachTopicItsPartitionsAndADeadLetterTopic() {
        var topics = Kafka.missing(Set.of());

        assertThat(topics).hasSize(2 * Topics.ALL.size());
        assertThat(topics)
                .filteredOn(topic -> Topics.ALL.contains(topic.name()))
                .allMatch(topic -> topic.numPartitions() == Topics.PARTITIONS);
        assertThat(topics).extracting(NewTopic::name).contains(Topics.MESSAGE_POSTED + ".dlq");
    }

    @Test
    void keepsSealedTextForSevenDaysAtMostDeadLettersToo() {
        var sealed = Kafka.missing(Set.of()).stream()
                .filter(topic -> Topics.SEALED.contains(topic.name().replace(".dlq", "")));

        assertThat(sealed).hasSize(2 * Topics.SEALED.size()).allSatisfy(topic -> {
            long retention = Long.parseLong(topic.configs().get(TopicConfig.RETENTION_MS_CONFIG));
            long segment = Long.parseLong(topic.configs().get(TopicConfig.SEGMENT_MS_CONFIG));
            assertThat(retention + segment)
                    .isLessThanOrEqualTo(Duration.ofDays(7).toMillis());
        });
    }

    @Test
    void leavesTopicsThatExist() {
        assertThat(Kafka.missing(Set.copyOf(Topics.ALL)))
                .extracting(NewTopic::name)
                .allMatch(n -> n.endsWith(".dlq"));
    }
}
