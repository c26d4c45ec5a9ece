// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import dev.lantern.contracts.Urgency;
import dev.lantern.triage.quality.Share;
import dev.lantern.triage.training.Evaluate.Judged;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** What an evaluation found, as lines for a terminal and as a page. */
final class Report {

    private static final int WORST = 25;
    private static final int SIDE = 260;

    /** One source judged in one way. */
    private record Part(String how, String source, List<Judged> rows) {

        String recall(Predicate<Judged> caught) {
            return share(row -> row.row().alarm(), caught);
        }

        String falseAlarms(Predicate<Judged> alarmed) {
            return share(row -> !row.row().alarm(), alarmed);
        }

        String urgent() {
            return share(row -> row.row().urgent(), row -> row.urgency().atLeast(Urgency.HIGH));
        }

        private String share(Predicate<Judged> among, Predicate<Judged> counts) {
            return Report.share(rows, among, counts);
        }

        boolean bothKinds() {
            return rows.stream().map(row -> row.row().alarm()).distinct().count() == 2;
        }
    }

    /** The share with its 95 % interval; a dash where there are none. */
    static <T> String share(List<T> rows, Predicate<T> among, Predicate<T> counts) {
        List<T> all = rows.stream().filter(among).toList();
        Share share = Share.of(all.stream().filter(counts).count(), all.size());
        return share.of() == 0
                ? "–"
                : String.format(Locale.ROOT, "%.3f (%.3f–%.3f)", share.value(), share.low(), share.high());
    }

    static String text(List<Judged> judged, Beside beside) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts(judged)) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-14s %-30s recall %-22s rules %-22s false alarms %-22s rules %-22s HIGH %s%n",
                    part.how(),
                    part.source(),
                    part.recall(Judged::alarmed),
                    part.recall(Judged::alarmedByRules),
                    part.falseAlarms(Judged::alarmed),
                    part.falseAlarms(Judged::alarmedByRules),
                    part.urgent()));
        }
        Heard.of(judged).forEach(heard -> text.append(heard).append('\n'));
        return text.append(beside.text()).toString();
    }

    static String html(List<Judged> judged, Beside beside) {
        List<Part> parts = parts(judged);
        String rows = parts.stream().map(Report::row).collect(Collectors.joining("\n"));
        String curves =
                parts.stream().filter(Part::bothKinds).map(Report::curve).collect(Collectors.joining("\n"));
        String heard = Heard.of(judged).stream().map(Heard::html).collect(Collectors.joining("\n"));
        return PAGE.formatted(rows, heard, beside.html(), curves, worst(judged));
    }

    private static List<Part> parts(List<Judged> judged) {
        Map<String, List<Judged>> parts = judged.stream()
                .collect(Collectors.groupingBy(
                        row -> row.how() + "\t" + source(row.row()), LinkedHashMap::new, Collectors.toList()));
        return parts.entrySet().stream()
                .map(part ->
                        new Part(part.getValue().getFirst().how(), part.getKey().split("\t")[1], part.getValue()))
                .toList();
    }

    /** With the language behind the name of a list that holds both. */
    static String source(Row row) {
        String code = row.language().code();
        return row.source() + (row.source().startsWith(code) ? "" : " " + code);
    }

    private static String row(Part part) {
        return "<tr><td>%s<td>%s<td>%d<td>%s<td>%s<td>%s<td>%s<td>%s"
                .formatted(
                        part.how(),
                        part.source(),
                        part.rows().size(),
                        part.recall(Judged::alarmed),
                        part.recall(Judged::alarmedByRules),
                        part.falseAlarms(Judged::alarmed),
                        part.falseAlarms(Judged::alarmedByRules),
                        part.urgent());
    }

    /** Recall over false alarms as the score from which a text counts goes down. */
    private static String curve(Part part) {
        String points = DoubleStream.concat(
                        DoubleStream.of(1),
                        part.rows().stream().mapToDouble(Judged::score).distinct())
                .boxed()
                .sorted(Comparator.reverseOrder())
                .map(from -> point(part, from))
                .distinct()
                .collect(Collectors.joining(" "));
        return """
                <figure><svg viewBox="0 0 %1$d %1$d" width="%1$d" height="%1$d" role="img">
                <rect width="%1$d" height="%1$d" fill="none" stroke="#999"/>
                <polyline points="%2$s" fill="none" stroke="#0b6e4f" stroke-width="2"/></svg>
                <figcaption>%3$s<br>%4$s</figcaption></figure>
                """.formatted(SIDE, points, part.source(), part.how());
    }

    private static String point(Part part, double from) {
        double x = share(part.rows(), row -> !row.row().alarm(), from);
        double y = share(part.rows(), row -> row.row().alarm(), from);
        return String.format(Locale.ROOT, "%.1f,%.1f", x * SIDE, SIDE - y * SIDE);
    }

    private static double share(List<Judged> rows, Predicate<Judged> among, double from) {
        List<Judged> all = rows.stream().filter(among).toList();
        return all.stream().filter(row -> row.score() >= from).count() / (double) all.size();
    }

    /** Of the project's own lists, whose texts are nobody's. */
    private static String worst(List<Judged> judged) {
        Comparator<Judged> byScore = Comparator.comparingDouble(Judged::score);
        List<Judged> own = judged.stream()
                .filter(row -> row.row().source().startsWith("must-"))
                .toList();
        String missed = own.stream()
                .filter(row -> row.row().alarm() && !row.alarmed())
                .sorted(byScore)
                .limit(WORST)
                .map(Report::line)
                .collect(Collectors.joining());
        String wrong = own.stream()
                .filter(row -> !row.row().alarm() && row.alarmed())
                .sorted(byScore.reversed())
                .limit(WORST)
                .map(Report::line)
                .collect(Collectors.joining());
        return "<h2>Worst misses</h2><ul>" + missed + "</ul><h2>Worst false alarms</h2><ul>" + wrong + "</ul>";
    }

    private static String line(Judged judged) {
        return "<li lang=\"%s\">%.3f %s"
                .formatted(
                        judged.row().language().code(),
                        judged.score(),
                        escape(judged.row().text()));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static final String PAGE = """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Triage, measured</title>
            <style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:80rem;padding:0 1rem}
            table{border-collapse:collapse}td,th{border-bottom:1px solid #ddd;padding:.2rem .6rem;text-align:left}
            figure{display:inline-block;margin:1rem}</style>
            <h1>Triage, measured</h1>
            <p>Recall: rows that a human must see, rated MODERATE or above. False alarms: harmless rows so rated. In
            parentheses 95 %% intervals. <b>unseen</b>: by models that had not seen this fifth of the rows.
            <b>other sources</b>: by models that had seen nothing of this source. <b>check only</b>: by the shipped model,
            on rows that it was not made from. The rules were written after reading misses among the development rows, so
            that their figures there are better than elsewhere.</p>
            <table><tr><th>judged<th>source<th>rows<th>recall<th>of the rules<th>false alarms<th>of the rules
            <th>grave rows rated HIGH
            %s
            </table>
            <h2>What it names</h2>
            <p>In the fifth of the rows that the model had not seen, where their source says yes or no.</p>
            <table><tr><th>language<th>group<th>name<th>rows<th>precision<th>recall
            %s
            </table>
            %s
            <h2>Recall (up) over false alarms (right)</h2>
            %s
            %s
            </html>
            """;

    private Report() {}
}
