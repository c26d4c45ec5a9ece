// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import dev.lantern.contracts.Topics;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.config.Config;

/** Where everything is: the same properties and variables that tell the service. */
record Settings(Database database, String topic, Map<String, Object> kafka, Path keyFile, boolean encoder) {

    private static final int OF_THE_SERVICE = 250;
    private static final String TOPIC = "mp.messaging.incoming.message-posted.topic";
    private static final String KAFKA = "kafka.";

    record Database(String url, Properties logIn) {}

    /** From the environment, system properties and what the build says; no application is running that would know. */
    static Settings ofEnvironment() {
        var builder = new SmallRyeConfigBuilder()
                .forClassLoader(Settings.class.getClassLoader())
                .addDefaultInterceptors()
                .addDefaultSources();
        URL own = Settings.class.getResource("/application.properties");
        try {
            if (own != null) {
                builder.withSources(new PropertiesConfigSource(own, OF_THE_SERVICE));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("application.properties cannot be read", e);
        }
        return of(builder.build());
    }

    static Settings of(Config config) {
        return new Settings(
                database(config),
                config.getOptionalValue(TOPIC, String.class).orElse(Topics.MESSAGE_POSTED),
                kafka(config),
                Path.of(required(config, "lantern.privacy.key-file")),
                config.getOptionalValue("triage.model.encoder", Boolean.class).orElse(true));
    }

    private static Database database(Config config) {
        var logIn = new Properties();
        config.getOptionalValue("quarkus.datasource.username", String.class)
                .ifPresent(user -> logIn.setProperty("user", user));
        config.getOptionalValue("quarkus.datasource.password", String.class)
                .ifPresent(password -> logIn.setProperty("password", password));
        return new Database(required(config, "quarkus.datasource.jdbc.url"), logIn);
    }

    /** All that is said of Kafka as a whole, so that encryption and log-in work as the service's do. */
    private static Map<String, Object> kafka(Config config) {
        Set<String> known = ConsumerConfig.configNames();
        Map<String, Object> kafka = new HashMap<>();
        for (String name : config.getPropertyNames()) {
            String lower = name.toLowerCase(Locale.ROOT).replace('_', '.');
            if (lower.startsWith(KAFKA) && known.contains(lower.substring(KAFKA.length()))) {
                String key = lower.substring(KAFKA.length());
                config.getOptionalValue(KAFKA + key, String.class).ifPresent(value -> kafka.put(key, value));
            }
        }
        return kafka;
    }

    private static String required(Config config, String name) {
        return config.getOptionalValue(name, String.class)
                .orElseThrow(() -> ReplayFailure.of("%s is not set.".formatted(name)));
    }
}
