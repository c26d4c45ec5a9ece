// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A server unpacked once into a directory; complete when its marker lies beside it. */
final class Unpacked {
    private static final ConcurrentMap<Path, Object> QUEUES = new ConcurrentHashMap<>();

    private Unpacked() {}

    /** Fills the directory unless that was done before; two launchers do not do it at the same time. */
    static void once(Path directory, Filling filling) {
        Path lock = directory.resolveSibling(directory.getFileName() + ".lock");
        // The file lock is per process: threads of one process queue here first.
        synchronized (QUEUES.computeIfAbsent(directory, _ -> new Object())) {
            try {
                Files.createDirectories(directory.getParent());
                try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        var held = channel.lock()) {
                    if (held.isValid() && !isComplete(directory)) {
                        Layout.delete(directory);
                        Files.createDirectories(directory);
                        filling.fill(directory);
                        Files.createFile(marker(directory));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static boolean isComplete(Path directory) {
        return Files.exists(marker(directory));
    }

    private static Path marker(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ".complete");
    }

    /** Puts the files there. */
    @FunctionalInterface
    interface Filling {
        void fill(Path directory) throws IOException;
    }
}
