// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a data file of this package: {@code [section]} lines, one entry a line below, {@code #} for comments. */
final class Sections {

    static Map<String, List<String>> read(String file) {
        InputStream bytes = Sections.class.getResourceAsStream("/assistant/" + file);
        if (bytes == null) {
            throw new IllegalStateException("Resource assistant/" + file + " is missing");
        }
        try (var lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return sections(lines.lines().map(String::strip).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<String>> sections(List<String> lines) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> current = List.of();
        for (String line : lines) {
            if (line.startsWith("[")) {
                current = sections.computeIfAbsent(line.substring(1, line.length() - 1), name -> new ArrayList<>());
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                current.add(line);
            }
        }
        return sections;
    }

    private Sections() {}
}
