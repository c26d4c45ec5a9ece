// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.testing;

import dev.lantern.contracts.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real Kafka with the topics of the contract and their dead letters, one per JVM: tests that share a JVM share what is
 * on them.
 */
public class KafkaResource implements QuarkusTestResourceLifecycleManager {

    private static final List<String> TOPICS = Topics.ALL.stream()
            .flatMap(topic -> Stream.of(topic, topic + Topics.DEAD_LETTER_SUFFIX))
            .toList();

    @Override
    public Map<String, String> start() {
        return Map.of("kafka.bootstrap.servers", KafkaServer.withTopics(TOPICS));
    }

    /** Leaves the server to the next application; it ends with the JVM. */
    @Override
    public void stop() {}

    /** Takes the broker away without a goodbye. */
    public static void stopServer() {
        KafkaServer.stop();
    }

    /** Brings it back on the same port with the same data. */
    public static void startServer() {
        KafkaServer.restart();
    }
}
