// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of the four services, told by its environment where everything is. */
record Service(Layout layout, Ports ports, Part part, SealedTextKeys keys, Map<String, String> extra) {
    private static final String RUNNER = "quarkus-run.jar";
    private static final String CLASS_CACHE = "app.aot";
    private static final String RECORDING = "recording.aot";

    /** Asked before anything starts: Keycloak need not be waited for to hear that a build is missing. */
    void requireBuilt() {
        if (Files.notExists(built())) {
            throw new StartFailure(part.label() + " is not built: there is no " + built() + ".");
        }
    }

    /** Copies what was built, unless that was done for this very build. */
    void install() {
        if (!isInstalled()) {
            Layout.delete(layout.installed(part));
            Layout.copy(layout.built(part), layout.installed(part));
        }
    }

    private boolean isInstalled() {
        Path runner = layout.installed(part).resolve(RUNNER);
        try {
            return Files.exists(runner) && Files.getLastModifiedTime(runner).equals(Files.getLastModifiedTime(built()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether this build's classes were recorded, so that it starts quickly. */
    boolean isRecorded() {
        return isInstalled() && Files.exists(layout.installed(part).resolve(CLASS_CACHE));
    }

    /** A launch that writes a cache of classes as it ends, beside the one in use. */
    Launch recording() {
        var environment = new HashMap<>(environment(ports.of(part)));
        // Every class comes from its jar, in four services at once: event loops wait for that, and nobody for them.
        environment.put("QUARKUS_VERTX_MAX_EVENT_LOOP_EXECUTE_TIME", "30M");
        return launch(
                part.label(),
                ports.of(part),
                environment,
                "-XX:AOTCacheOutput=" + layout.installed(part).resolve(RECORDING),
                // The JVM warns of each class that it leaves out, generated ones and those of absent libraries. Why it
                // could record nothing is an error.
                "-Xlog:aot*=error");
    }

    /** What a run that was cut short has left must not pass for the next one's. */
    void dropRecording() {
        try {
            Files.deleteIfExists(layout.installed(part).resolve(RECORDING));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the cache of a run that was ready and ended in order; any other run's may be broken, or know too little. */
    void keepRecording() {
        Path recording = layout.installed(part).resolve(RECORDING);
        try {
            if (Files.exists(recording)) {
                Files.move(recording, recording.resolveSibling(CLASS_CACHE), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A launch of the service under this name and on this port; replicas differ in nothing else. */
    Launch launch(String name, int port) {
        return launch(
                name,
                port,
                environment(port),
                "-XX:AOTCache=" + layout.installed(part).resolve(CLASS_CACHE));
    }

    Path log() {
        return layout.log(part.label());
    }

    private Launch launch(String name, int port, Map<String, String> environment, String... options) {
        Path runner = layout.installed(part).resolve(RUNNER);
        var command = new ArrayList<>(List.of(
                Launch.java(),
                // Chat has the most to do: there the second compiler pays. Four of them starve the suite for minutes.
                part == Part.CHAT ? "-XX:+TieredCompilation" : "-XX:TieredStopAtLevel=1",
                "-Xmx160m",
                "-XX:+UseSerialGC",
                // Reserved, not used. Compiled code that grows by 15 % of it has the whole heap collected: with the
                // usual 48 MB (chat's 240) in the first minutes of work.
                "-XX:ReservedCodeCacheSize=512m",
                "-XX:MetaspaceSize=128m",
                "-XX:MaxMetaspaceSize=192m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", runner.toString()));
        return new Launch(
                name,
                port,
                command,
                environment,
                layout.directory(),
                layout.log(name),
                Probe.of(part, port),
                Signal.TERM);
    }

    /** The build itself, not the copy that a suite runs, told where everything is and given these arguments. */
    ProcessBuilder command(List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Launch.java(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-jar",
                built().toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        Launch.prepare(builder, environment(ports.of(part)));
        return builder;
    }

    private Path built() {
        return layout.built(part).resolve(RUNNER);
    }

    private Map<String, String> environment(int port) {
        String database = "postgresql://127.0.0.1:" + ports.of(Part.POSTGRES) + "/" + part.database();
        var environment = new HashMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", database);
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + database);
        environment.put("QUARKUS_DATASOURCE_USERNAME", part.database());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", part.database());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", new Kafka(layout, ports).address());
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", new Keycloak(layout, ports.of(Part.KEYCLOAK)).issuer());
        environment.put("QUARKUS_SWAGGER_UI_ENABLED", "true");
        environment.put("LANTERN_PRIVACY_KEY_FILE", keys.file().toString());
        if (part == Part.ESCALATION) {
            environment.put("QUARKUS_OIDC_CLIENT_ID", "counselor-dashboard");
            environment.put("QUARKUS_OIDC_CREDENTIALS_SECRET", "counselor-dashboard");
            environment.put("QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET", keys.sessionSecret());
            environment.put(
                    "LANTERN_DESK_TRIAGE_READY_URL", "http://127.0.0.1:" + ports.of(Part.TRIAGE) + "/q/health/ready");
        }
        environment.putAll(extra);
        return environment;
    }
}
