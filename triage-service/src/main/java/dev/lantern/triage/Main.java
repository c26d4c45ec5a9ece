// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage;

import dev.lantern.triage.replay.Replay;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts the service or, with {@code replay} as first argument, reads stored messages again and ends. */
@QuarkusMain
public final class Main {

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("replay")) {
            // Nothing sets up logging without the service; what a person must know the replay prints.
            Logger.getLogger("").setLevel(Level.OFF);
            List<String> flags = Arrays.asList(arguments).subList(1, arguments.length);
            System.exit(Replay.run(flags, System.out, System.err));
        }
        Quarkus.run(arguments);
    }

    private Main() {}
}
