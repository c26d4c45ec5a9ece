// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a producer once wrote stays readable for as long as this repository lives. */
class ExamplesTest {

    static Stream<Example> all() {
        return Example.all();
    }

    static Stream<Example> newest() {
        return Example.newest();
    }

    @Test
    void eachTopicHasAnExample() {
        assertThat(newest().map(Example::type)).containsExactlyInAnyOrderElementsOf(Topics.BY_TYPE.keySet());
    }

    @ParameterizedTest
    @MethodSource("newest")
    void theNewestExampleIsReadAndWrittenBackTheSame(Example example) {
        assertThat(Example.parse(EventJson.write(example.read()))).isEqualTo(example.json());
    }

    /** Fields that exclude each other, as those of a message and of a questionnaire do, need two examples. */
    @ParameterizedTest
    @MethodSource("newest")
    void theExamplesOfATopicTogetherShowEveryField(Example newest) {
        var missing = new TreeSet<String>();
        var shown = new HashSet<String>();
        all().filter(example -> example.type() == newest.type()).forEach(example -> {
            // A list's elements together show all: one message of a transcript answers, another does not.
            for (Field field : Field.of(example.type(), example.json())) {
                boolean isShown = isShown(field.holder(example.json()).path(field.name()));
                (isShown ? shown : missing).add(anyElement(field));
            }
        });
        missing.removeAll(shown);
        assertThat(missing).as("fields that no example like %s shows", newest).isEmpty();
    }

    /** Lists may have been added since, empty here; nothing that the producer wrote is lost or changed. */
    @ParameterizedTest
    @MethodSource("all")
    void everyExampleKeepsWhatItSaid(Example example) {
        JsonNode written = Example.parse(EventJson.write(example.read()));
        assertContains(written, example.json(), "");
    }

    /**
     * To change an event, add an example; {@code sha256sum *.json *.properties > SHA256SUMS} in the folder then adds
     * one line and changes none.
     */
    @Test
    void noExampleWasEditedOrRemoved() throws IOException {
        List<String> sums = Example.files().stream()
                .filter(file ->
                        file.toString().endsWith(".json") || file.toString().endsWith(".properties"))
                .map(file -> {
                    try {
                        return sha256(Files.readAllBytes(file)) + "  " + file.getFileName();
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
        assertThat(sums).containsExactlyInAnyOrderElementsOf(Files.readAllLines(Example.FOLDER.resolve("SHA256SUMS")));
    }

    private static void assertContains(JsonNode written, JsonNode example, String at) {
        if (example.isContainerNode()) {
            assertThat(written.getNodeType()).as(at).isEqualTo(example.getNodeType());
            example.properties()
                    .forEach(each ->
                            assertContains(written.path(each.getKey()), each.getValue(), at + "/" + each.getKey()));
            for (int i = 0; example.isArray() && i < example.size(); i++) {
                assertContains(written.path(i), example.get(i), at + "/" + i);
            }
        } else {
            assertThat(written).as(at).isEqualTo(example);
        }
    }

    private static boolean isShown(JsonNode value) {
        return value.isContainerNode() ? !value.isEmpty() : !value.isMissingNode();
    }

    private static String anyElement(Field field) {
        return field.toString().replaceAll("/\\d+/", "/*/");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
