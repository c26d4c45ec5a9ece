// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import dev.lantern.triage.model.Language;
import dev.lantern.triage.training.Evaluate.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
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

    private record Pair(Answer ours, Answer peers) {

        static Pair of(Judged ours, Peer.Verdict peers) {
            return new Pair(
                    new Answer(ours.row(), ours.alarmed(), ours.nanos()),
                    new Answer(ours.row(), peers.alarm(), peers.nanos()));
        }

        Row row() {
            return ours.row();
        }
    }

    /** @param nanos how long it took */
    private record Answer(Row row, boolean alarm, long nanos) {

        boolean right() {
            return alarm == row.alarm();
        }
    }

    /** Throws {@link IllegalArgumentException} where the verdicts are not on these rows. */
    void add(List<Judged> unseen, List<Peer.Verdict> verdicts) {
        if (unseen.size() != verdicts.size()) {
            throw new IllegalArgumentException("%d verdicts on %d rows".formatted(verdicts.size(), unseen.size()));
        }
        IntStream.range(0, unseen.size())
                .mapToObj(i -> Pair.of(unseen.get(i), verdicts.get(i)))
                .forEach(pairs::add);
    }

    String text() {
        return pairs.isEmpty()
                ? ""
                : "beside NLP.js (" + versions + ")\n"
                        + groups().map(Group::text).collect(Collectors.joining())
                        + languages().map(this::speed).collect(Collectors.joining("\n", "", "\n"));
    }

    String html() {
        return pairs.isEmpty()
                ? ""
                : SECTION.formatted(
                        Report.escape(versions),
                        WARMING,
                        languages().map(this::speed).collect(Collectors.joining("; ")),
                        groups().map(Group::html).collect(Collectors.joining("\n")));
    }

    private Stream<Language> languages() {
        return pairs.stream().map(pair -> pair.row().language()).distinct();
    }

    /** Each language whole, then by source. */
    private Stream<Group> groups() {
        return languages().flatMap(language -> {
            Stream<String> sources =
                    of(language).map(pair -> pair.row().source()).distinct();
            return Stream.concat(
                    Stream.of(group("all " + language.code(), row -> row.language() == language)),
                    sources.map(source -> group(source, row -> row.source().equals(source))));
        });
    }

    private Stream<Pair> of(Language language) {
        return pairs.stream().filter(pair -> pair.row().language() == language);
    }

    private String speed(Language language) {
        return "%s, messages a second: Lantern %s, NLP.js %s"
                .formatted(
                        language.code(),
                        perSecond(of(language).map(Pair::ours)),
                        perSecond(of(language).map(Pair::peers)));
    }

    private static String perSecond(Stream<Answer> answers) {
        return answers.skip(WARMING).mapToLong(Answer::nanos).average().stream()
                .mapToObj(nanos -> String.format(Locale.ROOT, "%.0f", 1e9 / nanos))
                .findFirst()
                .orElse("–");
    }

    private Group group(String name, Predicate<Row> among) {
        List<Pair> group = pairs.stream().filter(pair -> among.test(pair.row())).toList();
        return new Group(
                name,
                group.size(),
                Said.of(group.stream().map(Pair::ours).toList()),
                Said.of(group.stream().map(Pair::peers).toList()));
    }

    private record Group(String name, int rows, Said ours, Said peers) {

        String text() {
            return "%-30s rows %4d Lantern %s%n%-40s NLP.js  %s%n".formatted(name, rows, ours, "", peers);
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

    /** Of one of the two, about one group. */
    private record Said(String accuracy, String recall, String falseAlarms) {

        static Said of(List<Answer> answers) {
            return new Said(
                    Report.share(answers, answer -> true, Answer::right),
                    Report.share(answers, answer -> answer.row().alarm(), Answer::alarm),
                    Report.share(answers, answer -> !answer.row().alarm(), Answer::alarm));
        }

        @Override
        public String toString() {
            return "accuracy %-22s recall %-22s false alarms %s".formatted(accuracy, recall, falseAlarms);
        }
    }

    private static final String SECTION = """
            <h2>Beside NLP.js</h2>
            <p>The rows called unseen above, judged also by the neural classifier of NLP.js (%s), trained with its defaults on the
            same other rows to tell those that a human must see, in its own words and stems of each language. Lantern's rules
            and thresholds were written with rows such as these in sight, NLP.js had none of them.</p>
            <p>On one thread, the first %d rows left out: %s.</p>
            <table><tr><th>source<th>rows<th>accuracy<th>of NLP.js<th>recall<th>of NLP.js<th>false alarms<th>of NLP.js
            %s
            </table>
            """;
}
