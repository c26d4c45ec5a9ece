// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import dev.lantern.triage.model.Language;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Measures how quick triage is, and how much memory it takes: {@code speed LISTS LOG TABLE}. */
public final class Speed {

    private static final String NATIVE = "--enable-native-access=ALL-UNNAMED";

    private final Map<String, Double> perSecond;

    /** @param perSecond messages, by benchmark and language */
    Speed(Map<String, Double> perSecond) {
        this.perSecond = perSecond;
    }

    public static void main(String[] args) throws IOException, RunnerException {
        if (args.length != 3) {
            System.err.println("usage: speed LISTS LOG TABLE");
            System.exit(2);
        }
        String machine = machine();
        System.err.println("Measures for five to ten minutes; log, with how far each figure varies: " + args[1]);
        Collection<RunResult> results = run(args[0], args[1]);
        String table = machine + new Speed(perSecond(results)).table() + memory(args[0]);
        Files.writeString(Path.of(args[2]), table, StandardCharsets.UTF_8);
        System.out.print(table);
    }

    /** With the load before measuring: what else ran slowed everything down. */
    private static String machine() {
        return String.format(
                Locale.ROOT,
                "%s %s, %d cores, Java %s, load before %.1f%n",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static Collection<RunResult> run(String lists, String log) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(SpeedBenchmarks.class.getSimpleName())
                        .jvmArgs("-Xmx1g", NATIVE, "-D" + Messages.LISTS + "=" + lists)
                        .shouldFailOnError(true)
                        .output(log)
                        .build())
                .run();
    }

    private static Map<String, Double> perSecond(Collection<RunResult> results) {
        return results.stream()
                .collect(Collectors.toMap(
                        result -> key(
                                result.getPrimaryResult().getLabel(),
                                Language.valueOf(result.getParams().getParam("language"))),
                        result -> result.getPrimaryResult().getScore()));
    }

    static String key(String benchmark, Language language) {
        return benchmark + " " + language;
    }

    String table() {
        return String.format("%-50s%10s%10s%n", "", Language.ZH.code(), Language.EN.code())
                + "messages a second, of at most " + Messages.SHORT_LENGTH + " characters\n"
                + line("  rules alone", 0, language -> of("rules", language))
                + line("  encoder alone", 0, language -> of("encoder", language))
                + line("  model", 0, language -> of("model", language))
                + line("  model, on every core", 0, language -> of("everyCore", language))
                // Both were measured in one run: of all figures the one that depends least on the machine.
                + line(
                        "time of the model to that of the encoder alone",
                        2,
                        language -> of("encoder", language) / of("model", language))
                + line(
                        "message of " + Messages.LONG_LENGTH + " characters, ms",
                        0,
                        language -> 1000 / of("longMessages", language));
    }

    private double of(String benchmark, Language language) {
        return perSecond.get(key(benchmark, language));
    }

    private static String line(String what, int decimals, ToDoubleFunction<Language> figure) {
        return String.format(
                Locale.ROOT,
                "%-50s%10." + decimals + "f%10." + decimals + "f%n",
                what,
                figure.applyAsDouble(Language.ZH),
                figure.applyAsDouble(Language.EN));
    }

    /** Of a JVM as the local stack starts triage; nothing where the system does not say. */
    private static String memory(String lists) throws IOException {
        var resident = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx160m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        NATIVE,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Resident.class.getName(),
                        lists)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String memory = resident.inputReader()
                .lines()
                .map("memory of a JVM with both encoders: %s MB%n"::formatted)
                .collect(Collectors.joining());
        if (resident.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("the memory could not be measured");
        }
        return memory;
    }
}
