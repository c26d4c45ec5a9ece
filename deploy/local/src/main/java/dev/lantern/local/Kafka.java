// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import dev.lantern.contracts.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;

/** One Kafka node, broker and controller at once, on libraries of its own. */
record Kafka(Layout layout, Ports ports) {
    private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);

    String address() {
        return "127.0.0.1:" + ports.of(Part.KAFKA);
    }

    /** Writes the configuration and formats the data directory where that was not done. */
    Launch prepare() {
        Path data = layout.data(Part.KAFKA);
        Path configuration = layout.run().resolve("kafka.properties");
        try {
            Files.createDirectories(data);
            Files.write(configuration, configuration(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (Files.notExists(data.resolve("meta.properties"))) {
            String cluster = Uuid.randomUuid().toString();
            Tool.run(launch(
                    "kafka-storage",
                    "kafka.tools.StorageTool",
                    List.of("format", "-t", cluster, "-c", configuration.toString())));
        }
        return launch("kafka", "kafka.Kafka", List.of(configuration.toString()));
    }

    /** Creates the topics of the contract and their dead-letter topics where they do not exist. */
    void createTopics() {
        var settings = Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address(), AdminClientConfig.CLIENT_ID_CONFIG, "launcher");
        try (var admin = Admin.create(settings)) {
            Set<String> present = admin.listTopics().names().get(30, TimeUnit.SECONDS);
            admin.createTopics(missing(present)).all().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new StartFailure("Kafka could not create the topics: " + e.getMessage(), e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StartAborted();
        }
    }

    static List<NewTopic> missing(Set<String> present) {
        var topics = new ArrayList<NewTopic>();
        for (String topic : Topics.ALL) {
            topics.add(topic(topic, Topics.PARTITIONS, Topics.SEALED.contains(topic)));
            topics.add(topic(topic + Topics.DEAD_LETTER_SUFFIX, 1, Topics.SEALED.contains(topic)));
        }
        var names = new HashSet<>(present);
        return topics.stream().filter(topic -> !names.contains(topic.name())).toList();
    }

    private static NewTopic topic(String name, int partitions, boolean sealed) {
        var topic = new NewTopic(name, partitions, (short) 1);
        if (!sealed) {
            return topic;
        }
        // A segment is deleted by its newest record: 6 days and a segment of one keep the oldest for 7 at most.
        return topic.configs(Map.of(
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(6 * DAY_MILLIS),
                TopicConfig.SEGMENT_MS_CONFIG, Long.toString(DAY_MILLIS)));
    }

    private List<String> configuration(Path data) {
        String controller = "127.0.0.1:" + ports.kafkaController();
        return List.of(
                "process.roles=broker,controller",
                "node.id=1",
                "controller.quorum.voters=1@" + controller,
                "controller.listener.names=CONTROLLER",
                "listeners=PLAINTEXT://" + address() + ",CONTROLLER://" + controller,
                "advertised.listeners=PLAINTEXT://" + address(),
                "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs=" + data,
                "auto.create.topics.enable=false",
                // Consumers of a killed replica are missed, and replaced, within seconds.
                "group.min.session.timeout.ms=1000",
                "group.initial.rebalance.delay.ms=0",
                "offsets.topic.replication.factor=1",
                "offsets.topic.num.partitions=4",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                "transaction.state.log.num.partitions=1",
                "share.coordinator.state.topic.replication.factor=1",
                "share.coordinator.state.topic.min.isr=1",
                // Sized for a heap of 256 MB and a hundred and more partitions.
                "log.cleaner.dedupe.buffer.size=16777216",
                "log.index.size.max.bytes=1048576",
                "num.io.threads=4",
                "num.network.threads=2");
    }

    private Launch launch(String name, String main, List<String> arguments) {
        Path libraries = layout.kafkaLibraries();
        if (Files.notExists(libraries)) {
            throw new StartFailure("Kafka's libraries are not in " + libraries + "; build with ./lantern up.");
        }
        var command = new ArrayList<>(
                List.of(Launch.java(), "-Xmx256m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp", libraries + "/*", main));
        command.addAll(arguments);
        return new Launch(
                name,
                ports.of(Part.KAFKA),
                command,
                Map.of(),
                layout.directory(),
                layout.log(Part.KAFKA.label()),
                Probe.of(Part.KAFKA, ports.of(Part.KAFKA)),
                Signal.TERM);
    }
}
