// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.util.List;
import java.util.Map;

/** Runs triage's replay, as triage is built now, against what a running suite holds. */
final class Replay {
    static final String COMMAND = "replay";

    private Replay() {}

    /** Returns the replay's exit code. */
    static int in(Layout layout, List<String> commandAndFlags) {
        if (SuiteLock.holder(layout.run()).isEmpty()) {
            throw new StartFailure("No suite is running in " + layout.directory() + "; ./lantern up starts one.");
        }
        var keys = new SealedTextKeys(layout.keys());
        var triage = new Service(layout, ports(layout), Part.TRIAGE, keys, Map.of());
        triage.requireBuilt();
        return Tool.inForeground(triage.command(commandAndFlags));
    }

    /** Those that the suite has taken, whatever this command line says. */
    private static Ports ports(Layout layout) {
        Ports ports = Ports.defaults();
        for (Roster.Entry entry : Roster.read(Suite.rosterFile(layout))) {
            // By its plain name: a replica has a number behind it, and a port of its own.
            Part part = Part.named(entry.name()).orElse(null);
            ports = part == null ? ports : ports.with(part, entry.port());
        }
        return ports;
    }
}
