// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.safety;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Phrases read from data files, found in normalised text. A file has sections, {@code [label label …]}, with one phrase
 * a line (see {@link Phrase} for the signs), and {@code [lists]} with {@code name = word|word}.
 */
public final class PhraseBook {

    private final Vocabulary vocabulary = new Vocabulary();
    private final Map<Integer, List<Phrase>> byFirstWord = new HashMap<>();
    private final Map<String, String> lists = new HashMap<>();
    private int phrases;

    private PhraseBook() {}

    /**
     * A phrase found in a text.
     *
     * @param phrase the phrase's place in the file, the same for each time it is found
     * @param labels of the section it stands in
     * @param start first UTF-16 code unit in the original text
     * @param end after its last UTF-16 code unit
     */
    public record Hit(int phrase, List<String> labels, int start, int end) {}

    /** A phrase and the words it covers. */
    record Match(Phrase phrase, int from, int to) {
        boolean overlaps(Match other) {
            return from < other.to && other.from < to;
        }

        boolean covers(Match other) {
            return from <= other.from && other.to <= to;
        }

        boolean covers(int word) {
            return from <= word && word < to;
        }
    }

    /** Reads a book from a file beside {@code owner}; throws when the file is missing or a line cannot be read. */
    public static PhraseBook read(Class<?> owner, String... resources) {
        PhraseBook book = new PhraseBook();
        for (String resource : resources) {
            try (InputStream in = owner.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException(resource + " is missing from the build");
                }
                book.add(Folding.lines(in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return book;
    }

    private void add(List<String> lines) {
        List<String> labels = List.of();
        for (String line : lines) {
            if (line.startsWith("[")) {
                labels = List.of(line.substring(1, line.indexOf(']')).split(" "));
            } else if (labels.contains("lists")) {
                int sign = line.indexOf('=');
                lists.put(
                        line.substring(0, sign).strip(),
                        line.substring(sign + 1).strip());
            } else {
                addPhrase(labels, line);
            }
        }
    }

    private void addPhrase(List<String> labels, String line) {
        Phrase phrase = Phrase.parse(phrases++, labels, line, lists, vocabulary);
        for (int word : phrase.firstWords()) {
            byFirstWord.computeIfAbsent(word, first -> new ArrayList<>()).add(phrase);
        }
    }

    int size() {
        return phrases;
    }

    /** Every phrase that the text holds, in order of their beginnings. */
    public List<Hit> find(String text) {
        Words words = words(text);
        return matches(words).stream()
                .map(match -> new Hit(
                        match.phrase().number(),
                        match.phrase().labels(),
                        words.start(match.from()),
                        words.end(match.to() - 1)))
                .toList();
    }

    Words words(String text) {
        return Words.of(text, vocabulary);
    }

    List<Match> matches(Words words) {
        List<Match> matches = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            addMatches(matches, words, at, words.id(at));
            if (words.number(at)) {
                addMatches(matches, words, at, Vocabulary.NUMBER);
            }
        }
        return matches;
    }

    private void addMatches(List<Match> matches, Words words, int at, int firstWord) {
        for (Phrase phrase : byFirstWord.getOrDefault(firstWord, List.of())) {
            int end = phrase.match(words, at);
            if (end > at) {
                matches.add(new Match(phrase, at, end));
            }
        }
    }
}
