// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import dev.lantern.triage.model.FusedRiskModel;
import dev.lantern.triage.model.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Says how many MB of memory a JVM takes that has read in both languages: {@code resident LISTS}. */
final class Resident {

    private static final Path STATUS = Path.of("/proc/self/status");

    public static void main(String[] args) throws IOException {
        var model = FusedRiskModel.ofBuild(true);
        for (Language language : Language.values()) {
            var messages = Messages.of(Path.of(args[0]), language);
            Stream.of(messages.shortOnes(), messages.longOnes())
                    .flatMap(texts -> texts.stream())
                    .forEach(model::assess);
        }
        megabytes().ifPresent(System.out::println);
    }

    /** Nothing where the system does not say. */
    private static Optional<Long> megabytes() throws IOException {
        if (Files.notExists(STATUS)) {
            return Optional.empty();
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst();
    }

    private Resident() {}
}
