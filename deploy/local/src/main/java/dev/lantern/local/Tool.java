// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A command that runs to its end before something else can start. */
final class Tool {
    private Tool() {}

    static void run(Launch launch) {
        Process process = null;
        try {
            process = launch.builder().start();
            int exit = process.waitFor();
            if (exit != 0) {
                throw new StartFailure(launch.name() + " failed (exit " + exit + "); see " + launch.log());
            }
        } catch (IOException e) {
            throw new StartFailure("Cannot run " + launch.name() + ": " + e.getMessage(), e);
        } catch (InterruptedException _) {
            end(process);
            Thread.currentThread().interrupt();
            throw new StartAborted();
        }
    }

    /** Shows the file and what is added to it, until the person interrupts. */
    static int follow(Path log) {
        return inForeground(new ProcessBuilder("tail", "-n", "100", "-F", log.toString()));
    }

    /** Runs on this terminal and returns the exit code; ends with this process. */
    static int inForeground(ProcessBuilder command) {
        try {
            Process process = command.inheritIO().start();
            // Ctrl-C reaches both; who stops this process alone means the work too.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return process.waitFor();
        } catch (IOException e) {
            throw new StartFailure("Cannot run " + command.command().getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static void end(Process process) {
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
