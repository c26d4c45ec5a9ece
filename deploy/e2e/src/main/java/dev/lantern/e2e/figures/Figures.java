// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e.figures;

import dev.lantern.e2e.suite.RunningSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints the figures that the README reports, taken on this machine; see this module's README for how. */
public final class Figures {
    private static final int PER_SECOND = Integer.getInteger("figures.perSecond", 20);
    private static final int WARM_UP = 600;
    private static final int SAMPLES = 480;
    private static final int EARLY_SAMPLES = 240;
    private static final String TO_DESK = "crisis message sent to case on the desk";
    private static final String TO_ANSWER = "ordinary message sent to the answer's first byte";
    // Three minutes: the JVM compiles what the messages run through, which takes as much of the machine as they do.
    private static final int GENTLY_PER_SECOND = Math.max(1, PER_SECOND / 2);
    private static final int GENTLY = GENTLY_PER_SECOND * 180;

    private final List<String> lines = new ArrayList<>();

    private Figures() {}

    public static void main(String[] arguments) throws Exception {
        var figures = new Figures();
        figures.startUp();
        figures.latencies();
        Files.write(Path.of("target", "figures.txt"), figures.lines);
    }

    private void startUp() throws IOException, InterruptedException {
        Path checkout = Path.of("").toAbsolutePath().getParent().getParent();
        StartUp.Second second = new StartUp(checkout, Path.of("target", "start-up")).measure();
        say(String.format(
                Locale.ROOT,
                "second ./lantern up to ready: %.1f s",
                second.toReady().toMillis() / 1000.0));
        second.status().lines().forEach(this::say);
    }

    private void latencies() throws Exception {
        try (RunningSuite suite = RunningSuite.start(Path.of("target", "figures"))) {
            Samples before = new BareFloor(suite).measure(PER_SECOND, WARM_UP, SAMPLES);
            new MessageRun(suite).measure(GENTLY_PER_SECOND, GENTLY, 1);
            MessageRun.Times atOnce = new MessageRun(suite).measure(PER_SECOND, WARM_UP, EARLY_SAMPLES);
            MessageRun.Times soon = new MessageRun(suite).measure(PER_SECOND, WARM_UP, EARLY_SAMPLES);
            MessageRun.Times warm = new MessageRun(suite).measure(PER_SECOND, WARM_UP, SAMPLES);
            say("");
            say(PER_SECOND + " messages a second; milliseconds" + " ".repeat(15)
                    + "samples     median        p99        max");
            say(
                    "First, from " + GENTLY_PER_SECOND + " a second to " + PER_SECOND
                            + " while much is still compiled:",
                    atOnce);
            say("Second:", soon);
            say("Third:", warm);
            say(before.row("bare floor: three commits, two hops"));
            say(String.format(
                    Locale.ROOT,
                    "%-46s %7s %9.1fx %9.1fx",
                    "case on the desk, ratio to the floor",
                    "",
                    warm.toDesk().medianMillis() / before.medianMillis(),
                    warm.toDesk().p99Millis() / before.p99Millis()));
        }
    }

    private void say(String name, MessageRun.Times times) {
        say(name);
        say(times.toDesk().row(TO_DESK));
        say(times.toAnswer().row(TO_ANSWER));
        times.cores().ifPresent(this::say);
        say("refused at first and sent again: " + times.refusals());
    }

    private void say(String line) {
        System.out.println(line);
        lines.add(line);
    }
}
