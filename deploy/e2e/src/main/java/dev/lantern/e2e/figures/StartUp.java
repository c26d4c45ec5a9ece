// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e.figures;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long {@code ./lantern up} takes when it was up before, and what it then occupies. */
final class StartUp {
    private final Path checkout;
    private final Path directory;

    StartUp(Path checkout, Path directory) {
        this.checkout = checkout;
        this.directory = directory.toAbsolutePath();
    }

    record Second(Duration toReady, String status) {}

    Second measure() throws IOException, InterruptedException {
        lantern("up", "--detach", "--free-ports", "--fresh");
        lantern("down");
        long begin = System.nanoTime();
        lantern("up", "--detach", "--free-ports");
        var took = Duration.ofNanos(System.nanoTime() - begin);
        try {
            return new Second(took, lantern("status"));
        } finally {
            lantern("down");
        }
    }

    private String lantern(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(checkout.resolve("lantern").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--dir", directory.toString()));
        Path output = directory.resolveSibling("start-up.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int status = process.waitFor();
        String said = java.nio.file.Files.readString(output);
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + status + ": " + said);
        }
        return said;
    }
}
