// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One file of {@code contracts/examples}: an event as some producer once wrote it.
 *
 * <p>Examples are only ever added. When an event gains a field, its present example stays as it is and {@code
 * <topic>.<n>.json} with the next number shows the new shape; {@code SHA256SUMS} holds every file to what it was.
 */
record Example(Path file, Class<? extends Event> type, int number) implements Comparable<Example> {

    static final Path FOLDER = Path.of(System.getProperty("basedir", "."), "examples");
    static final ObjectMapper PLAIN = new ObjectMapper();
    private static final Map<String, Class<? extends Event>> TYPES =
            Topics.BY_TYPE.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    static Stream<Example> all() {
        return files().stream()
                .filter(file -> file.getFileName().toString().endsWith(".json"))
                .map(Example::of)
                .sorted();
    }

    /** The example of each topic that came last. */
    static Stream<Example> newest() {
        return all().collect(Collectors.groupingBy(Example::type)).values().stream()
                .map(List::getLast)
                .sorted();
    }

    static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Example of(Path file) {
        String[] parts = file.getFileName().toString().split("\\.");
        Class<? extends Event> type = TYPES.get(parts[0] + "." + parts[1]);
        if (type == null) {
            throw new IllegalStateException(file + " is named after no topic");
        }
        return new Example(file, type, parts.length == 3 ? 1 : Integer.parseInt(parts[2]));
    }

    byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectNode json() {
        return (ObjectNode) parse(bytes());
    }

    Event read() {
        return EventJson.read(bytes(), type);
    }

    Event read(JsonNode changed) {
        try {
            return EventJson.read(PLAIN.writeValueAsBytes(changed), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode parse(byte[] json) {
        try {
            return PLAIN.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int compareTo(Example other) {
        int byType = type.getSimpleName().compareTo(other.type.getSimpleName());
        return byType == 0 ? Integer.compare(number, other.number) : byType;
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
