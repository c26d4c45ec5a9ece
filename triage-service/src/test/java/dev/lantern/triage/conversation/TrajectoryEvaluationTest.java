// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.contracts.Signal;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.safety.Finding;
import dev.lantern.platform.safety.RiskRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whole conversations written for this project, read by the rules and the trajectory together. The shares that are asked
 * are what they reach, rounded: they may only be moved towards the better.
 */
class TrajectoryEvaluationTest {

    private static final Instant START = Instant.parse("2026-01-05T20:00:00Z");

    /** A message and the least, or for calm conversations the most, that the conversation may be at with it. */
    private record Line(boolean most, Urgency bound, String text) {
        static Line of(String row) {
            String[] cells = row.split(" \\| ", 2);
            boolean most = cells[0].startsWith("<=");
            return new Line(most, Urgency.valueOf(cells[0].substring(most ? 2 : 0)), cells[1]);
        }
    }

    @ParameterizedTest
    @CsvSource({"zh, 0.36", "en, 0.24"})
    void bringsWhoIsInDangerBeforeAHuman(String language, double least) throws IOException {
        List<List<Line>> inDanger = conversations(language).stream()
                .filter(lines -> !lines.getLast().most())
                .toList();
        assertThat(inDanger).hasSizeGreaterThanOrEqualTo(25);
        assertThat(share(inDanger, lines -> last(lines).atLeast(Urgency.HIGH))).isGreaterThanOrEqualTo(least);
    }

    @ParameterizedTest
    @CsvSource({"zh, 0.9", "en, 0.5"})
    void staysCalmWhereNobodyIsInDanger(String language, double least) throws IOException {
        List<List<Line>> calm = conversations(language).stream()
                .filter(lines -> lines.getLast().most())
                .toList();
        assertThat(calm).hasSizeGreaterThanOrEqualTo(10);
        assertThat(share(calm, lines -> lines.getLast().bound().atLeast(last(lines))))
                .isGreaterThanOrEqualTo(least);
    }

    private static double share(List<List<Line>> conversations, Predicate<List<Line>> counts) {
        return (double) conversations.stream().filter(counts).count() / conversations.size();
    }

    private static Urgency last(List<Line> lines) {
        var trajectory = new Trajectory(false);
        Urgency level = Urgency.NONE;
        for (int number = 0; number < lines.size(); number++) {
            level = trajectory.add(point(number, lines.get(number).text()));
        }
        return level;
    }

    private static Trajectory.Point point(int number, String text) {
        Finding found = RiskRules.assess(text);
        return new Trajectory.Point(
                number,
                START.plusSeconds(60L * number),
                found.urgency(),
                found.signals().stream().map(Signal::kind).collect(Collectors.toSet()),
                RiskRules.soon(text));
    }

    private static List<List<Line>> conversations(String language) throws IOException {
        List<List<Line>> conversations = new ArrayList<>();
        for (String row : rows("/evaluation/conversations-" + language + ".txt")) {
            if (row.startsWith("[")) {
                conversations.add(new ArrayList<>());
            } else {
                conversations.getLast().add(Line.of(row));
            }
        }
        return conversations;
    }

    private static List<String> rows(String resource) throws IOException {
        try (var in = TrajectoryEvaluationTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(row -> !row.isBlank() && !row.startsWith("#"))
                    .toList();
        }
    }
}
