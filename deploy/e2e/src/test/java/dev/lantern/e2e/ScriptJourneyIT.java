// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lantern.local.Part;
import dev.lantern.local.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./lantern} says when it cannot do what it was asked to: the script itself, in a checkout of its own. */
@Order(3)
class ScriptJourneyIT {
    private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path JDK = Path.of(System.getProperty("java.home"));
    private static final String ORDINARY_PATH = "/usr/bin:/bin";

    @TempDir
    Path checkout;

    @TempDir
    Path home;

    @BeforeEach
    void copyScript() throws IOException {
        Files.copy(CHECKOUT.resolve("lantern"), checkout.resolve("lantern"));
    }

    @Test
    void anUnknownCommandIsMisuse() throws Exception {
        Ended ended = lantern("dance");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.errors()).containsExactly("lantern: There is no command \"dance\". See ./lantern help.");
    }

    @Test
    void statusBeforeAnythingWasBuiltSaysSo() throws Exception {
        Ended ended = lantern("status");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.errors())
                .containsExactly(
                        "lantern: nothing is built yet, so nothing is running; ./lantern up builds and starts it.");
    }

    @Test
    void statusWithoutASuiteSaysSo() throws Exception {
        pretendBuilt();

        Ended ended = lantern("status");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.output())
                .containsExactly("No suite is running in "
                        + checkout.toRealPath().resolve(".lantern") + "; --dir names another directory.");
        assertThat(ended.errors()).isEmpty();
    }

    @Test
    void aTakenPortIsNamedInOneLine() throws Exception {
        pretendBuilt();
        Ports ports = Ports.free();
        try (var taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.of(Part.TRIAGE)));
            var command = new ArrayList<>(List.of("up"));
            ports.numbers().forEach((part, port) -> command.addAll(List.of("--" + part.label() + "-port", "" + port)));

            Ended ended = lantern(command.toArray(String[]::new));

            assertThat(ended.exit()).isEqualTo(1);
            assertThat(ended.errors())
                    .singleElement()
                    .asString()
                    .startsWith("lantern: In use already: port " + ports.of(Part.TRIAGE) + " (wanted for triage,");
        }
    }

    @Test
    void aJavaHomeThatIsNoneIsReplacedAndTheReplacementNamed() throws Exception {
        Ended ended = run(
                Map.of("PATH", JDK.resolve("bin") + ":" + ORDINARY_PATH, "JAVA_HOME", "/nowhere"), script(), "status");

        assertThat(ended.errors()).first().asString().startsWith("JAVA_HOME (/nowhere) is no JDK 25; using /");
    }

    /** Where this machine lets a process have its own view of the file system, in which there is no JDK. */
    @Test
    void aMachineWithoutAJdkIsToldWhatToInstall() throws Exception {
        String hide = "mount -t tmpfs none /usr/lib/jvm && exec bash \"$0\" \"$@\"";
        var environment = Map.of("PATH", ORDINARY_PATH, "JAVA_HOME", "/nowhere");
        assumeTrue(
                Files.isDirectory(Path.of("/usr/lib/jvm"))
                        && run(environment, "unshare", "-rm", "true").exit() == 0,
                "no view of the file system of one's own here");

        Ended ended = run(environment, "unshare", "-rm", "sh", "-c", hide, script(), "status");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.errors())
                .singleElement()
                .asString()
                .startsWith("lantern: no JDK 25 found")
                .contains("install one");
    }

    /** As a build leaves it, so that the script has nothing to build; what a suite would run is empty. */
    private void pretendBuilt() throws IOException {
        for (String service : List.of("chat", "triage", "resource", "escalation")) {
            touch(service + "-service/target/quarkus-app/quarkus-run.jar");
        }
        touch("deploy/local/target/dist/keycloak.zip");
        Path launcher = Files.createDirectories(checkout.resolve(".lantern/launcher"));
        Path built = CHECKOUT.resolve("deploy/local/target");
        Files.copy(built.resolve("lantern-local.jar"), launcher.resolve("lantern-local.jar"));
        Files.createSymbolicLink(launcher.resolve("lib"), built.resolve("lib"));
        touch(".lantern/built");
    }

    private void touch(String file) throws IOException {
        Path path = checkout.resolve(file);
        Files.createDirectories(path.getParent());
        Files.createFile(path);
    }

    private Ended lantern(String... arguments) throws Exception {
        var command = Stream.concat(Stream.of(script()), Stream.of(arguments)).toArray(String[]::new);
        return run(Map.of("PATH", ORDINARY_PATH, "JAVA_HOME", JDK.toString()), command);
    }

    private String script() {
        return checkout.resolve("lantern").toString();
    }

    private Ended run(Map<String, String> environment, String... command) throws Exception {
        Path output = home.resolve("output");
        Path errors = home.resolve("errors");
        var builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        if (!process.waitFor(Await.GENEROUS.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError(String.join(" ", command) + " does not end");
        }
        return new Ended(process.exitValue(), lines(output), lines(errors));
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8);
    }

    private record Ended(int exit, List<String> output, List<String> errors) {}
}
