// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/** Where things lie: what is built in the checkout, and what one suite keeps in its own directory. */
record Layout(Path checkout, Path directory) {
    static final String CHECKOUT_PROPERTY = "lantern.checkout";
    static final String USUAL = ".lantern";

    static Path findCheckout() {
        String named = System.getProperty(CHECKOUT_PROPERTY);
        if (named != null) {
            return Path.of(named);
        }
        Path candidate = Path.of("").toAbsolutePath();
        while (candidate != null && !Files.isDirectory(candidate.resolve("deploy/local"))) {
            candidate = candidate.getParent();
        }
        if (candidate == null) {
            throw new StartFailure(
                    "No checkout of Lantern at or above " + Path.of("").toAbsolutePath() + ".");
        }
        return candidate;
    }

    /** What a person types to give the suite of this directory a command. */
    String command(String word) {
        boolean usual = directory.equals(checkout.resolve(USUAL));
        return "./lantern " + word + (usual ? "" : " --dir " + directory);
    }

    String alreadyRuns() {
        return "A suite already runs in " + directory + "; stop it with " + command("down")
                + ", or start another one with --free-ports and --dir DIRECTORY.";
    }

    String nothingRuns() {
        return "No suite is running in " + directory + "; --dir names another directory.";
    }

    Path data(Part part) {
        return directory.resolve("data").resolve(part.label());
    }

    Path log(String name) {
        return directory.resolve("logs").resolve(name + ".log");
    }

    Path keys() {
        return directory.resolve("keys");
    }

    Path run() {
        return directory.resolve("run");
    }

    /** Unpacked servers, shared by every suite of the checkout. */
    Path dist() {
        return checkout.resolve(USUAL).resolve("dist");
    }

    Path kafkaLibraries() {
        return checkout.resolve("deploy/local/target/kafka-lib-" + Versions.kafka());
    }

    Path keycloakArchive() {
        return checkout.resolve("deploy/local/target/dist/keycloak.zip");
    }

    Path built(Part service) {
        return checkout.resolve(service.label() + "-service/target/quarkus-app");
    }

    /** Where the service runs from: a copy, because the next build replaces the original under a running suite. */
    Path installed(Part service) {
        return run().resolve("apps").resolve(service.label());
    }

    /** Copies a tree with its times. */
    static void copy(Path tree, Path target) {
        try (var paths = Files.walk(tree)) {
            for (Path path : paths.toList()) {
                Path copy = target.resolve(tree.relativize(path));
                Files.createDirectories(copy.getParent());
                Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path tree) {
        if (Files.notExists(tree)) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
