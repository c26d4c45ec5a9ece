// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Ends the suite of a directory from outside, or what is left of one. */
final class Down {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long POLL_MILLIS = 200;

    private final Path roster;
    private final Progress progress;

    private Down(Path roster, Progress progress) {
        this.roster = roster;
        this.progress = progress;
    }

    /** Returns when nothing runs there any more; false when nothing did. */
    static boolean in(Layout layout, Consumer<String> report) {
        var progress = new Progress(report);
        var down = new Down(Suite.rosterFile(layout), progress);
        Optional<ProcessHandle> launcher = SuiteLock.holder(layout.run());
        launcher.ifPresent(down::stop);
        boolean left = Leftovers.stop(down.roster, progress::tell);
        boolean ran = launcher.isPresent() || left;
        if (ran) {
            progress.tell("everything has stopped; data stay in " + layout.directory());
        }
        return ran;
    }

    /** The launcher stops its servers in order, and takes each off the roster when it has ended. */
    private void stop(ProcessHandle launcher) {
        Instant end = Instant.now().plus(PATIENCE);
        Set<String> running = running();
        progress.tell("stopping " + (running.isEmpty() ? "the launcher" : String.join(", ", running)));
        running.forEach(name -> progress.begin(name, "stopping"));
        launcher.destroy();
        while (launcher.isAlive()) {
            if (Instant.now().isAfter(end)) {
                throw new StartFailure("The suite did not stop within " + PATIENCE.toSeconds()
                        + " s. End its launcher with kill -9 " + launcher.pid()
                        + "; the same command then stops the rest.");
            }
            pause();
            running = tellEnded(running);
            progress.tellAfterSilence();
        }
        tellEnded(running);
    }

    private Set<String> tellEnded(Set<String> before) {
        Set<String> now = running();
        before.stream().filter(name -> !now.contains(name)).forEach(name -> {
            progress.end(name);
            progress.tell(name + " has stopped");
        });
        return now;
    }

    private Set<String> running() {
        return Roster.read(roster).reversed().stream()
                .filter(entry -> entry.process().isPresent())
                .map(Roster.Entry::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted; the suite goes on stopping.", e);
        }
    }
}
