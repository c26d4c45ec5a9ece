// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import dev.lantern.triage.model.Language;
import dev.lantern.triage.training.Evaluate.Judged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What this project's model and what a {@link Peer} say of the same rows, which neither had seen. */
final class Beside {

    /** So many texts of a language are read before time is taken: the first ones wait for compilers. */
    private static final int WARMING = 100;

    private final String versions;
    private final List<Pair> pairs = new ArrayList<>();

    /** @param versions what the peer is made of */
    Beside(String versions) {
        this.versions = versions;
    }

    private record Pair(Judged ours, Peer.Verdict peers) {

        Row row() {
            return ours.row();
        }

        /** Of what it is a part: its source and, where the rows are a sample, all of its language. */
        Stream<String> groups() {
            String source = ours.how() + ", " + Report.source(row());
            return ours.how().equals(Evaluate.CHECK_ONLY)
                    ? Stream.of(source)
                    : Stream.of(ours.how() + ", all " + row().language().code(), source);
        }
    }

    /** Throws {@link IllegalArgumentException} where the verdicts are not on these rows. */
    void add(List<Judged> ours, List<Peer.Verdict> peers) {
        if (ours.size() != peers.size()) {
            throw new IllegalArgumentException("%d verdicts on %d rows".formatted(peers.size(), ours.size()));
        }
        IntStream.range(0, ours.size())
                .mapToObj(i -> new Pair(ours.get(i), peers.get(i)))
                .forEach(pairs::add);
    }

    String text() {
        return pairs.isEmpty()
                ? ""
                : "beside NLP.js (" + versions + ")\n"
                        + groups().map(Group::text).collect(Collectors.joining())
                        + speeds("\n") + "\n";
    }

    String html() {
        return pairs.isEmpty()
                ? ""
                : SECTION.formatted(
                        Report.escape(versions),
                        WARMING,
                        speeds("; "),
                        groups().map(Group::html).collect(Collectors.joining("\n")));
    }

    private String speeds(String between) {
        return Stream.of(Language.values())
                .map(language -> pairs.stream()
                        .filter(pair -> pair.row().language() == language)
                        .toList())
                .filter(of -> !of.isEmpty())
                .map(of -> "%s, messages a second on one thread: Lantern %s, NLP.js %s"
                        .formatted(
                                of.getFirst().row().language().code(),
                                perSecond(of, pair -> pair.ours().nanos()),
                                perSecond(of, pair -> pair.peers().nanos())))
                .collect(Collectors.joining(between));
    }

    private static String perSecond(List<Pair> pairs, ToLongFunction<Pair> nanos) {
        return pairs.stream().skip(WARMING).mapToLong(nanos).average().stream()
                .mapToObj(average -> String.format(Locale.ROOT, "%.0f", 1e9 / average))
                .findFirst()
                .orElse("–");
    }

    private Stream<Group> groups() {
        Map<String, List<Pair>> groups = new LinkedHashMap<>();
        pairs.forEach(pair -> pair.groups()
                .forEach(name ->
                        groups.computeIfAbsent(name, first -> new ArrayList<>()).add(pair)));
        return groups.entrySet().stream().map(group -> Group.of(group.getKey(), group.getValue()));
    }

    private record Group(String name, int rows, Said ours, Said peers) {

        static Group of(String name, List<Pair> pairs) {
            return new Group(
                    name,
                    pairs.size(),
                    Said.of(pairs, pair -> pair.ours().alarmed()),
                    Said.of(pairs, pair -> pair.peers().alarm()));
        }

        String text() {
            return "%-40s rows %4d Lantern %s%n%-50s NLP.js  %s%n".formatted(name, rows, ours, "", peers);
        }

        String html() {
            return "<tr><td>%s<td>%d<td>%s<td>%s<td>%s<td>%s<td>%s<td>%s"
                    .formatted(
                            name,
                            rows,
                            ours.accuracy(),
                            peers.accuracy(),
                            ours.recall(),
                            peers.recall(),
                            ours.falseAlarms(),
                            peers.falseAlarms());
        }
    }

    /** By one of the two, of one group. */
    private record Said(String accuracy, String recall, String falseAlarms) {

        static Said of(List<Pair> pairs, Predicate<Pair> alarm) {
            return new Said(
                    Report.share(
                            pairs,
                            pair -> true,
                            pair -> alarm.test(pair) == pair.row().alarm()),
                    Report.share(pairs, pair -> pair.row().alarm(), alarm),
                    Report.share(pairs, pair -> !pair.row().alarm(), alarm));
        }

        @Override
        public String toString() {
            return "accuracy %-22s recall %-22s false alarms %s".formatted(accuracy, recall, falseAlarms);
        }
    }

    private static final String SECTION = """
            <h2>Beside NLP.js</h2>
            <p>The rows called unseen or check only above, judged also by the neural classifier of NLP.js (%s). It was trained with
            its defaults, and its own words and stems of each language, on all rows but the unseen fifth, to tell those that a
            human must see. Lantern's rules and thresholds were written with rows such as these in sight, NLP.js had none of them;
            and the shipped model, which judges what is check only, has learned from the unseen fifth too after a whole
            training.</p>
            <p>Without the first %d rows of each language: %s.</p>
            <table><tr><th>source<th>rows<th>accuracy<th>of NLP.js<th>recall<th>of NLP.js<th>false alarms<th>of NLP.js
            %s
            </table>
            """;
}
