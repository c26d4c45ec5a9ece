// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import dev.lantern.contracts.Urgency;
import java.util.Locale;
import java.util.Set;

/** The report as the terminal shows it. */
final class ReportText {

    private final StringBuilder text = new StringBuilder();

    /** @param modelsNow who has read now */
    static String of(Report report, Set<String> modelsNow, long unreadableRecords) {
        var text = new ReportText();
        if (report.groups().isEmpty()) {
            text.line("There are no messages of seekers to read again.");
            return text.text.toString();
        }
        text.line("Then: %s", String.join(", ", report.modelsThen()));
        text.line("Now:  %s", String.join(", ", modelsNow));
        report.groups().forEach(text::group);
        text.lowered(report);
        if (unreadableRecords > 0) {
            text.line("%n%,d records of the topic are no messages", unreadableRecords);
        }
        return text.text.toString();
    }

    private void group(Report.Group group, Figures figures) {
        line("%n%s, %s", group.clinic(), group.language());
        line("  %,d messages of seekers", figures.messages);
        count("could not be opened", figures.unreadable);
        count("have no stored assessment", figures.unassessed);
        count("were read by the rules alone now: degraded", figures.degraded);
        line("  %,d newly below MODERATE, %,d newly HIGH or above", figures.newlyBelowModerate, figures.newlyHigh);
        matrix("messages", figures.messageLevels);
        matrix("conversations, each at its highest before and after its last resolve", figures.conversationLevels);
        count("conversations fall below HIGH or MODERATE", figures.fallen);
    }

    private void count(String what, long number) {
        if (number > 0) {
            line("  %,d %s", number, what);
        }
    }

    private void matrix(String of, Matrix matrix) {
        line("  %s", of);
        StringBuilder head = new StringBuilder("    then \\ now  ");
        for (Urgency to : Urgency.values()) {
            head.append("%10s".formatted(to));
        }
        line("%s", head);
        for (Urgency from : Urgency.values()) {
            StringBuilder row = new StringBuilder("    %-12s".formatted(from));
            for (Urgency to : Urgency.values()) {
                row.append("%,10d".formatted(matrix.count(from, to)));
            }
            line("%s", row);
        }
    }

    private void lowered(Report report) {
        if (report.loweredInAll() == 0) {
            return;
        }
        line("%nMessages that fall below MODERATE: conversation, sequence, then, now");
        report.lowered()
                .forEach(each -> line(
                        "  %s  %d  %s -> %s",
                        each.talk().conversation(),
                        each.sequence(),
                        each.change().from(),
                        each.change().to()));
        count("more", report.loweredUnnamed());
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format + "%n", values));
    }
}
