// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lantern.local.Part;
import dev.lantern.local.Ports;
import dev.lantern.local.StartFailure;
import dev.lantern.local.Suite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that cannot succeed says so in a sentence and leaves nothing behind. */
@Order(3)
class BrokenStartJourneyIT {
    private static final Set<Part> PARTS = EnumSet.of(Part.POSTGRES, Part.KAFKA, Part.CHAT);

    @TempDir
    Path directory;

    @Test
    void aServiceThatCannotReadItsKeysEndsTheStartAndNothingIsLeftRunning() throws Exception {
        Path keys = Files.createDirectories(directory.resolve("keys"));
        Files.write(keys.resolve("sealed-text.properties"), List.of("active=k1", "key.k1=dG9vIHNob3J0"));
        Ports ports = Ports.free();
        Path log = directory.resolve("logs").resolve("chat.log");

        StartFailure failure = catchThrowableOfType(
                StartFailure.class,
                () -> Suite.in(directory).ports(ports).parts(PARTS).start().close());

        assertThat(failure.getMessage())
                .startsWith("chat stopped while starting")
                .endsWith("see " + log)
                .doesNotContain("\n");
        assertThat(log).content().contains("key.k1 in the key file has 9 bytes, not 32");
        assertThat(runningIn(directory)).as("processes of the suite").isEmpty();
        // Nor does anything of it hinder the next start.
        Suite.in(directory)
                .ports(ports)
                .parts(EnumSet.of(Part.POSTGRES))
                .start()
                .close();
    }

    private static List<String> runningIn(Path directory) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(command -> command.contains(directory.toString()))
                .toList();
    }
}
