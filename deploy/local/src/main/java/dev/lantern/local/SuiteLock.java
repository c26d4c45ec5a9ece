// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** At most one suite runs in a directory. The system drops the lock with its holder, however that ends. */
final class SuiteLock implements AutoCloseable {
    private final FileChannel channel;

    private SuiteLock(FileChannel channel) {
        this.channel = channel;
    }

    /** The lock, or empty when another suite holds the directory. */
    static Optional<SuiteLock> tryTake(Path run) {
        try {
            Files.createDirectories(run);
            var channel = FileChannel.open(run.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                return Optional.empty();
            }
            var holder = Roster.Entry.of("launcher", ProcessHandle.current(), 0, 0);
            Files.write(run.resolve("launcher"), List.of(holder.line()));
            return Optional.of(new SuiteLock(channel));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process that wrote itself down as the last holder, if it still runs. */
    static Optional<ProcessHandle> holder(Path run) {
        return Roster.read(run.resolve("launcher")).stream().findFirst().flatMap(Roster.Entry::process);
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
