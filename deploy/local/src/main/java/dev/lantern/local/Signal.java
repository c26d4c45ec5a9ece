// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.io.IOException;
import java.util.List;

/** POSIX signals that {@link Process} cannot send, through the shell's own kill. */
enum Signal {
    INT,
    TERM,
    KILL,
    STOP,
    CONT;

    /** Sends to every process that still exists; to one that is gone is no error. */
    void sendTo(List<ProcessHandle> processes) {
        for (ProcessHandle process : processes) {
            send(process.pid());
        }
    }

    private void send(long pid) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name() + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new StartFailure("Cannot send " + name() + " to process " + pid + ": " + e.getMessage(), e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
