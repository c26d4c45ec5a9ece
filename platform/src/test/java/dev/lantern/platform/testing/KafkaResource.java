// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;

/**
 * A real Kafka, one per JVM. Topics are made from the init argument {@code topics}, separated by commas, and stay: tests
 * that share a JVM share them.
 */
public class KafkaResource implements QuarkusTestResourceLifecycleManager {

    private List<String> topics = List.of();

    @Override
    public void init(Map<String, String> arguments) {
        topics = List.of(arguments.getOrDefault("topics", "").split(",")).stream()
                .map(String::strip)
                .filter(topic -> !topic.isEmpty())
                .toList();
    }

    @Override
    public Map<String, String> start() {
        return Map.of("kafka.bootstrap.servers", KafkaServer.withTopics(topics));
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
