// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Ends the suite of a directory from outside, or what is left of one. */
final class Down {
    private static final long PATIENCE_SECONDS = 90;

    private Down() {}

    static int in(Layout layout) {
        Optional<ProcessHandle> launcher = SuiteLock.holder(layout.run());
        if (launcher.isPresent()) {
            stop(launcher.get());
        }
        List<String> left = Leftovers.stop(Suite.rosterFile(layout));
        if (!left.isEmpty()) {
            System.out.println("Stopped what a killed launcher had left running: " + String.join(", ", left) + ".");
        } else if (launcher.isEmpty()) {
            System.out.println("No suite is running in " + layout.directory() + ".");
        }
        return 0;
    }

    private static void stop(ProcessHandle launcher) {
        System.out.println("Stopping …");
        launcher.destroy();
        launcher.onExit()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .exceptionally(_ -> {
                    throw new StartFailure("The suite did not stop within " + PATIENCE_SECONDS
                            + " s; its launcher is process " + launcher.pid() + ".");
                })
                .join();
        System.out.println("Stopped.");
    }
}
