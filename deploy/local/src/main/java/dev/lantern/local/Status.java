// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.util.List;
import java.util.Optional;

/** What each process of a suite is doing, read from its roster and asked of the process itself. */
record Status(Layout layout) {
    private static final String READY = "ready";

    boolean isRunning() {
        return SuiteLock.holder(layout.run()).isPresent();
    }

    /** Whether servers run without their launcher. */
    boolean isLeftOver() {
        return !isRunning()
                && entries().stream().anyMatch(entry -> entry.process().isPresent());
    }

    /** The table and, where something is not ready, how to learn more. */
    String text() {
        boolean allReady = true;
        var table = new Table().row("process", "port", "state", "pid", "memory", "restarts");
        long total = 0;
        for (Roster.Entry entry : entries()) {
            Optional<ProcessHandle> process = entry.process();
            long memory = process.map(Memory::ofFamily).orElse(0L);
            total += memory;
            String state = state(entry, process.isPresent());
            allReady &= state.equals(READY);
            table.row(
                    entry.name(),
                    Integer.toString(entry.port()),
                    state,
                    Long.toString(entry.pid()),
                    memory + " MiB",
                    Integer.toString(entry.restarts()));
        }
        Optional<ProcessHandle> launcher = SuiteLock.holder(layout.run());
        if (launcher.isPresent()) {
            long memory = Memory.of(launcher.get());
            total += memory;
            table.row("launcher", "", "running", Long.toString(launcher.get().pid()), memory + " MiB", "");
        }
        String hint = allReady
                ? ""
                : "\nWhat is not ready is starting, or its log says why: " + layout.command("logs NAME") + "\n";
        return table.row("total", "", "", "", total + " MiB", "") + hint;
    }

    private List<Roster.Entry> entries() {
        return Roster.read(Suite.rosterFile(layout));
    }

    private static String state(Roster.Entry entry, boolean alive) {
        if (!alive) {
            return "down";
        }
        boolean ready =
                entry.part().map(part -> Probe.of(part, entry.port()).ready()).orElse(true);
        return ready ? READY : "not ready";
    }
}
