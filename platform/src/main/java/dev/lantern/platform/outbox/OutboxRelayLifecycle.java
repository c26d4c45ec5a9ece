// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.outbox;

import dev.lantern.platform.signal.Signals;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs the relay while the service runs, and shows operators what waits. */
@ApplicationScoped
class OutboxRelayLifecycle {

    private static final long STOP_MILLIS = 5_000;

    private final OutboxConfig config;
    private final OutboxRelay relay;
    private final Thread thread;

    OutboxRelayLifecycle(
            OutboxConfig config,
            AgroalDataSource database,
            Signals signals,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.application.name") String source,
            @ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
        this.config = config;
        this.relay = new OutboxRelay(database, () -> producer(brokers), config, source);
        this.thread = Thread.ofPlatform().daemon().name("lantern-outbox").unstarted(relay);
        signals.listen("lantern_outbox", payload -> relay.wake());
        Gauge.builder("lantern.outbox.waiting", () -> relay.backlog().rows())
                .description("Committed events that are not published yet")
                .register(meters);
        Gauge.builder("lantern.outbox.oldest", () -> relay.backlog().oldestSeconds())
                .description("Age of the oldest unpublished event")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("lantern.outbox.stopped.keys", relay::stoppedKeys)
                .description("Keys whose next event the broker did not take")
                .register(meters);
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        relay.stop();
        thread.join(STOP_MILLIS);
    }

    static Producer<String, byte[]> producer(String brokers) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                        ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                        ProducerConfig.LINGER_MS_CONFIG, 0,
                        // A broker that is away is noticed soon; the row waits in the table, not in memory.
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
