// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Keycloak, unpacked and built once for all suites of the checkout; each suite has its own data. A home of links lets
 * one distribution serve several data directories.
 */
record Keycloak(Layout layout, int port) {
    static final String ADMIN = "admin";
    private static final List<String> SHARED = List.of("bin", "conf", "lib", "providers", "themes", "version.txt");

    String issuer() {
        return "http://127.0.0.1:" + port + "/realms/lantern";
    }

    boolean isBuilt() {
        return Unpacked.isComplete(distribution());
    }

    /** Unpacks and builds the distribution where that was not done, and lays out the realm for the import. */
    Launch prepare() {
        Unpacked.once(distribution(), this::unpackAndBuild);
        try {
            layOutHome();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return launch(
                "keycloak",
                home(),
                List.of(
                        "start",
                        "--optimized",
                        "--import-realm",
                        "--cache=local",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--hostname=http://127.0.0.1:" + port));
    }

    /** Call when Keycloak is ready: the realm is imported as it is now. */
    void rememberRealm() {
        try {
            Files.writeString(importedRealm(), digest(realm()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void layOutHome() throws IOException {
        // Keycloak imports a realm only when it has none. Ids of accounts are fixed in the file, so that starting
        // anew for a changed file gives everybody the same identity as before.
        byte[] realm = realm();
        Path database = home().resolve("data/h2");
        if (Files.exists(database) && !isImported(realm)) {
            Layout.delete(database);
        }
        Files.createDirectories(home().resolve("data/import"));
        Files.write(home().resolve("data/import/lantern-realm.json"), realm);
        for (String name : SHARED) {
            Path link = home().resolve(name);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, distribution().resolve(name));
        }
    }

    private boolean isImported(byte[] realm) throws IOException {
        return Files.exists(importedRealm())
                && Files.readString(importedRealm()).equals(digest(realm));
    }

    private void unpackAndBuild(Path directory) throws IOException {
        Path archive = layout.keycloakArchive();
        if (Files.notExists(archive)) {
            throw new StartFailure("Keycloak's archive is not at " + archive + "; build with ./lantern up.");
        }
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                unpack(zip, entry, directory);
            }
        }
        Tool.run(launch(
                "keycloak-build",
                directory,
                List.of(
                        "build",
                        "--db=dev-file",
                        "--cache=local",
                        "--health-enabled=false",
                        "--metrics-enabled=false")));
    }

    private static void unpack(ZipInputStream zip, ZipEntry entry, Path directory) throws IOException {
        Path inArchive = Path.of(entry.getName());
        if (entry.isDirectory() || inArchive.getNameCount() < 2) {
            return;
        }
        // The archive's single top directory carries the version, as ours does.
        Path target = directory.resolve(inArchive.subpath(1, inArchive.getNameCount()));
        Files.createDirectories(target.getParent());
        Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private Launch launch(String name, Path home, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Launch.java(),
                "-Xms64m",
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxMetaspaceSize=256m"));
        // As kc.sh has them.
        for (String opened : List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dpicocli.disable.closures=true",
                "-cp",
                distribution().resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(arguments);
        return new Launch(
                name,
                port,
                command,
                Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN, "KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN),
                home,
                layout.log(Part.KEYCLOAK.label()),
                Probe.of(Part.KEYCLOAK, port),
                Signal.TERM);
    }

    private Path distribution() {
        return layout.dist().resolve("keycloak-" + Versions.keycloak());
    }

    private Path home() {
        return layout.data(Part.KEYCLOAK);
    }

    private Path importedRealm() {
        return home().resolve("data/realm.sha256");
    }

    private static byte[] realm() throws IOException {
        try (InputStream in = Keycloak.class.getResourceAsStream("lantern-realm.json")) {
            return in.readAllBytes();
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
