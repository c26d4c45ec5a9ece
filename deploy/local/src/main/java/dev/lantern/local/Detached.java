// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** {@code up --detach}: a launcher of its own in the background, shown until it is ready. */
final class Detached {
    private static final long POLL_MILLIS = 200;
    static final String READY = "Lantern is ready.";
    static final String LOG = "launcher";

    private Detached() {}

    static int up(Layout layout) {
        Path log = layout.log(LOG);
        try {
            if (SuiteLock.holder(layout.run()).isPresent()) {
                throw new StartFailure(layout.alreadyRuns());
            }
            Files.createDirectories(log.getParent());
            if (Files.exists(log)) {
                // It tells which processes died under the last suite, and when.
                Files.move(log, Path.of(log + ".previous"), StandardCopyOption.REPLACE_EXISTING);
            }
            var command = command();
            Process launcher = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(log.toFile())
                    .start();
            var interrupted = new Thread(() -> stop(launcher), "stop-launcher");
            Runtime.getRuntime().addShutdownHook(interrupted);
            int exit = show(launcher, log);
            removeHook(interrupted);
            return exit;
        } catch (IOException e) {
            throw new StartFailure("Cannot start in the background: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted.", e);
        }
    }

    /** This very command without the flag. */
    private static List<String> command() {
        var self = ProcessHandle.current().info();
        var command = new ArrayList<String>();
        command.add(self.command().orElseThrow());
        command.addAll(List.of(self.arguments().orElseThrow()));
        command.removeIf("--detach"::equals);
        return command;
    }

    /** Ctrl-C before it is ready: what was begun ends too, and is shown to its end. */
    private static void stop(Process launcher) {
        launcher.destroy();
        try {
            launcher.waitFor();
            Thread.sleep(2 * POLL_MILLIS); // what it said last is shown
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // It is running.
        }
    }

    private static int show(Process launcher, Path log) throws IOException, InterruptedException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            boolean ready = false;
            while (!ready && launcher.isAlive()) {
                Thread.sleep(POLL_MILLIS);
                ready = print(file).contains(READY);
            }
            Thread.sleep(POLL_MILLIS);
            print(file);
            return ready ? 0 : 1;
        }
    }

    private static String print(RandomAccessFile file) throws IOException {
        var bytes = new byte[(int) (file.length() - file.getFilePointer())];
        file.readFully(bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        System.out.print(text);
        System.out.flush();
        return text;
    }
}
