// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The commands of {@code ./lantern} that concern a suite: up, down, status, logs, replay. */
public final class Main {
    private static final int FAILED = 1;
    private static final String LOGS = String.join(", ", Part.labels()) + ", " + Detached.LOG;

    private Main() {}

    public static void main(String[] arguments) {
        int exit;
        try {
            Path checkout = Layout.findCheckout();
            var options = Options.parse(List.of(arguments), System.getenv(), checkout);
            exit = run(options, new Layout(checkout, options.directory()));
        } catch (StartAborted _) {
            exit = FAILED;
        } catch (StartFailure e) {
            System.err.println("lantern: " + e.getMessage());
            exit = FAILED;
        } catch (UncheckedIOException e) {
            // The class says what is wrong with the file that the message names, such as AccessDeniedException.
            System.err.println("lantern: Cannot read or write a file: " + e.getCause() + ".");
            exit = FAILED;
        }
        System.exit(exit);
    }

    private static int run(Options options, Layout layout) {
        String command = options.rest().isEmpty() ? "" : options.rest().getFirst();
        return switch (command) {
            case "up" -> {
                alone(options.rest());
                yield options.detach() ? Detached.up(layout) : up(options);
            }
            case "down" -> {
                alone(options.rest());
                if (!Down.in(layout, new Terminal()::step)) {
                    System.out.println(layout.nothingRuns());
                }
                yield 0;
            }
            case "status" -> {
                alone(options.rest());
                yield status(layout);
            }
            case "logs" -> logs(layout, options.rest());
            case Replay.COMMAND -> Replay.in(layout, options.rest());
            default -> throw Options.misuse("There is no command \"" + command + "\".");
        };
    }

    private static int up(Options options) {
        var terminal = new Terminal();
        Suite suite = Suite.in(options.directory())
                .ports(options.ports())
                .fresh(options.fresh())
                .report(terminal::step)
                .start();
        System.out.println(new Welcome(suite).text());
        terminal.started();
        try {
            Thread.sleep(Long.MAX_VALUE); // until the signal that runs the suite's shutdown hook
        } catch (InterruptedException _) {
            suite.close();
        }
        return 0;
    }

    private static int status(Layout layout) {
        var status = new Status(layout);
        if (!status.isRunning() && !status.isLeftOver()) {
            System.out.println(layout.nothingRuns());
            return FAILED;
        }
        System.out.print(status.text());
        if (status.isLeftOver()) {
            throw new StartFailure(
                    "The launcher was killed and left these running; " + layout.command("down") + " stops them.");
        }
        return 0;
    }

    private static int logs(Layout layout, List<String> words) {
        if (words.size() != 2) {
            throw Options.misuse("Say whose log: one of " + LOGS + ".");
        }
        String name = words.get(1);
        if (!Part.labels().contains(name) && !name.equals(Detached.LOG)) {
            throw Options.misuse("Nothing is called \"" + name + "\"; logs are " + LOGS + ".");
        }
        if (Files.notExists(layout.log(name))) {
            throw new StartFailure("There is no log of " + name + " in " + layout.directory() + ": "
                    + (name.equals(Detached.LOG) ? "only up --detach writes it." : "it was not started there yet."));
        }
        return Tool.follow(layout.log(name));
    }

    /** A word too many may mean something else: "down chat" must not stop everything. */
    private static void alone(List<String> words) {
        if (words.size() > 1) {
            throw Options.misuse("\"" + words.getFirst() + "\" takes no \"" + words.get(1) + "\".");
        }
    }
}
