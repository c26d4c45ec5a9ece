// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage;

import dev.lantern.triage.replay.Replay;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts the service or, with {@code replay} as first argument, reads stored messages again and ends. */
@QuarkusMain
public final class Main {

    private static final int MISUSED = 2;

    public static void main(String[] arguments) {
        if (arguments.length == 0) {
            Quarkus.run(arguments);
        } else {
            System.exit(command(List.of(arguments)));
        }
    }

    private static int command(List<String> words) {
        // A mistyped replay must not end as a service: that would migrate the database and take messages.
        if (!words.getFirst().equals("replay")) {
            System.err.printf(
                    "triage: There is no command %s, only replay; without one, triage serves.%n", words.getFirst());
            return MISUSED;
        }
        // Nothing sets up logging without the service; what a person must know the replay prints.
        Logger.getLogger("").setLevel(Level.OFF);
        return Replay.run(words.subList(1, words.size()), System.out, System.err);
    }

    private Main() {}
}
