// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import dev.lantern.triage.model.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What speed is measured on: lines of the project's evaluation lists, the same ones each time, half of them calls for help.
 *
 * @param shortOnes {@link #SHORT} of at most {@link #SHORT_LENGTH} characters
 * @param longOnes {@link #LONG} of {@link #LONG_LENGTH} characters, the most that a message may have
 */
record Messages(List<String> shortOnes, List<String> longOnes) {

    /** The system property that names the directory of the lists. */
    static final String LISTS = "lantern.lists";

    static final int SHORT = 64;
    static final int SHORT_LENGTH = 60;
    static final int LONG = 4;
    static final int LONG_LENGTH = 4000;

    static Messages of(Path lists, Language language) throws IOException {
        List<String> grave = texts(lists.resolve("must-catch.tsv"), language);
        List<String> harmless = texts(lists.resolve("must-not.tsv"), language);
        List<String> all = turnAbout(grave, harmless);
        return new Messages(
                turnAbout(spread(brief(grave)), spread(brief(harmless))),
                IntStream.range(0, LONG)
                        .mapToObj(i -> joined(all, i * all.size() / LONG))
                        .toList());
    }

    /** Without borrowed words, of which a few would have a long text read in both languages. */
    private static List<String> texts(Path list, Language language) throws IOException {
        return Row.ofList(list).stream()
                .filter(row -> row.language() == language)
                .map(Row::text)
                .filter(text ->
                        Language.of(text.repeat(LONG_LENGTH / text.length())).equals(Set.of(language)))
                .toList();
    }

    private static List<String> brief(List<String> texts) {
        return texts.stream().filter(text -> text.length() <= SHORT_LENGTH).toList();
    }

    /** From the whole list, since lines of a kind stand together in it. */
    private static List<String> spread(List<String> texts) {
        return IntStream.range(0, SHORT / 2)
                .mapToObj(i -> texts.get(i * texts.size() / (SHORT / 2)))
                .toList();
    }

    private static List<String> turnAbout(List<String> ones, List<String> others) {
        return IntStream.range(0, Math.min(ones.size(), others.size()))
                .boxed()
                .flatMap(i -> Stream.of(ones.get(i), others.get(i)))
                .toList();
    }

    private static String joined(List<String> texts, int from) {
        StringBuilder joined = new StringBuilder();
        for (int i = from; joined.length() < LONG_LENGTH; i = (i + 1) % texts.size()) {
            joined.append(texts.get(i)).append('\n');
        }
        return joined.substring(0, LONG_LENGTH);
    }
}
