// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one resource from its file: {@code key: value} lines, a blank line, then the body. */
final class ResourceFile {

    static CopingResource read(String name, String locale) {
        String path = "catalogue/" + locale + "/" + name + ".md";
        String[] parts = DataFile.text(path).split("\n\n", 2);
        Map<String, String> head = parts[0].lines()
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(entry -> entry[0], entry -> entry[1]));
        return new CopingResource(
                name + "-" + locale,
                Kind.fromString(field(head, "kind", path)),
                locale,
                null,
                field(head, "title", path),
                field(head, "summary", path),
                field(head, "helps", path),
                parts[1].strip(),
                list(field(head, "stressors", path)),
                list(field(head, "emotions", path)),
                field(head, "sources", path),
                field(head, "reviewedBy", path),
                LocalDate.parse(field(head, "verifiedAt", path)));
    }

    private static String field(Map<String, String> head, String key, String path) {
        String value = head.get(key);
        if (value == null) {
            throw new IllegalStateException(path + " has no " + key);
        }
        return value;
    }

    private static List<String> list(String value) {
        return Stream.of(value.split(",")).map(String::strip).toList();
    }

    private ResourceFile() {}
}
