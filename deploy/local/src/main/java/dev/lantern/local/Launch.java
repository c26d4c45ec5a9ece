// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How one process is started, asked for readiness and told to stop. */
record Launch(
        String name,
        int port,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Path log,
        Probe probe,
        Signal stopSignal) {
    static final Duration READY_WITHIN = Duration.ofMinutes(8); // a first start on a very busy machine
    static final Duration STOPPED_WITHIN = Duration.ofSeconds(20);
    static final Duration RECORDED_WITHIN = Duration.ofMinutes(3); // the cache is written at the end of the process

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    ProcessBuilder builder() {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        prepare(builder, environment);
        return builder;
    }

    static void prepare(ProcessBuilder builder, Map<String, String> environment) {
        // A shell prepared for some other Quarkus application must not reconfigure these.
        builder.environment().keySet().removeIf(key -> key.startsWith("QUARKUS_") || key.startsWith("KC_"));
        builder.environment().putAll(environment);
    }
}
