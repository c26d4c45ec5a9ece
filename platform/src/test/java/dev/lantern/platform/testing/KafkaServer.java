// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The Kafka process of this JVM's tests. A process, so that it can be killed like a real broker. */
final class KafkaServer {

    static final String BOOTSTRAP = "lantern.test.kafka.bootstrap";
    private static final String DIRECTORY = "lantern.test.kafka.directory";
    private static final String PID = "lantern.test.kafka.pid";
    private static final int PARTITIONS = 12;

    /** Creates the topics, starting the server when they are the first; returns the bootstrap servers. */
    static String withTopics(List<String> topics) {
        if (System.getProperty(BOOTSTRAP) == null) {
            configure();
            restart();
        }
        try (Admin admin = admin()) {
            topics.forEach(topic -> create(admin, topic));
        }
        return System.getProperty(BOOTSTRAP);
    }

    static void stop() {
        ProcessHandle.of(Long.getLong(PID)).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().orTimeout(20, SECONDS).join();
        });
    }

    static void restart() {
        Path directory = Path.of(System.getProperty(DIRECTORY));
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KafkaProcess.class.getName(),
                directory.resolve("server.properties").toString());
        java.redirectErrorStream(true)
                .redirectOutput(directory.resolve("server.log").toFile());
        try {
            System.setProperty(PID, String.valueOf(java.start().pid()));
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka did not start", e);
        }
        try (Admin admin = admin()) {
            await().atMost(60, SECONDS)
                    .ignoreExceptions()
                    .until(() ->
                            !admin.describeCluster().nodes().get(2, SECONDS).isEmpty());
        }
    }

    private static void configure() {
        try {
            Path directory = Files.createTempDirectory("lantern-kafka");
            int port = freePort();
            Files.writeString(directory.resolve("server.properties"), configuration(directory, port, freePort()));
            System.setProperty(DIRECTORY, directory.toString());
            System.setProperty(BOOTSTRAP, "127.0.0.1:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String configuration(Path directory, int port, int controllerPort) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                group.initial.rebalance.delay.ms=0
                auto.create.topics.enable=false
                """.formatted(port, controllerPort, directory.resolve("log"));
    }

    private static void create(Admin admin, String topic) {
        try {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("no topic " + topic, e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", System.getProperty(BOOTSTRAP)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private KafkaServer() {}
}
