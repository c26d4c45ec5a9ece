// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the command line and, below it, LANTERN_… variables ask for. */
record Options(Path directory, Ports ports, boolean fresh, boolean detach, List<String> rest) {
    static final String DIRECTORY_VARIABLE = "LANTERN_DIR";

    /** Flags may stand anywhere; what is no flag is kept in order. */
    static Options parse(List<String> arguments, Map<String, String> environment, Path checkout) {
        String named = environment.get(DIRECTORY_VARIABLE);
        var parser = new Parser(named == null ? checkout.resolve(Layout.USUAL) : Path.of(named));
        for (Part part : Part.values()) {
            String value = environment.get("LANTERN_" + part.name() + "_PORT");
            if (value != null) {
                parser.port(part, value);
            }
        }
        return parser.parse(new ArrayDeque<>(arguments));
    }

    /** The environment variable or flag names nothing that exists, or its value is no value. */
    static StartFailure misuse(String sentence) {
        return new StartFailure(sentence + " See ./lantern help.");
    }

    private static final class Parser {
        private static final Pattern OF_UP = Pattern.compile("--(fresh|detach|free-ports|\\w+-port)");

        private final Deque<String> rest = new ArrayDeque<>();
        private Path directory;
        private Ports ports = Ports.defaults();
        private boolean fresh;
        private boolean detach;
        private String ofUp = "";

        Parser(Path directory) {
            this.directory = directory;
        }

        Options parse(Deque<String> arguments) {
            while (!arguments.isEmpty()) {
                String argument = arguments.poll();
                if (OF_UP.matcher(argument).matches()) {
                    ofUp = argument;
                }
                switch (argument) {
                    case "--fresh" -> fresh = true;
                    case "--detach" -> detach = true;
                    case "--free-ports" -> ports = Ports.free();
                    case "--dir" -> directory = Path.of(value(argument, arguments));
                    default -> other(argument, arguments);
                }
            }
            refuseFlagsOfUp();
            return new Options(directory.toAbsolutePath().normalize(), ports, fresh, detach, List.copyOf(rest));
        }

        /** Who asks for {@code down --fresh} would believe that the data are gone. */
        private void refuseFlagsOfUp() {
            if (!ofUp.isEmpty() && !rest.isEmpty() && !rest.getFirst().equals("up")) {
                throw misuse("\"" + rest.getFirst() + "\" takes no \"" + ofUp + "\".");
            }
        }

        private void other(String argument, Deque<String> arguments) {
            // The replay has flags of its own.
            if (!argument.startsWith("--") || Replay.COMMAND.equals(rest.peekFirst())) {
                rest.add(argument);
                return;
            }
            Part part = Arrays.stream(Part.values())
                    .filter(candidate -> argument.equals("--" + candidate.label() + "-port"))
                    .findFirst()
                    .orElseThrow(() -> misuse("There is no flag " + argument + "."));
            port(part, value(argument, arguments));
        }

        void port(Part part, String value) {
            // The last port is left to Kafka's controller, which takes the one after Kafka's.
            if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65_534) {
                throw misuse(
                        "The port of " + part.label() + " must be a number from 1 to 65534, not \"" + value + "\".");
            }
            ports = ports.with(part, Integer.parseInt(value));
        }

        private static String value(String flag, Deque<String> arguments) {
            if (arguments.isEmpty()) {
                throw misuse(flag + " needs a value.");
            }
            return arguments.poll();
        }
    }
}
