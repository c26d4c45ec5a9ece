// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import dev.lantern.contracts.Urgency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The report as the terminal shows it. */
final class ReportText {

    private final StringBuilder text = new StringBuilder();

    /** @param modelsNow who has read now */
    static String of(Report report, Set<String> modelsNow, long unreadableRecords) {
        var text = new ReportText();
        if (report.groups().isEmpty()) {
            text.line("There are no messages of seekers to read again.");
        } else {
            text.line("Then: %s", String.join(", ", report.modelsThen()));
            text.line("Now:  %s", String.join(", ", modelsNow));
            report.groups().forEach(text::group);
            text.fallen(report);
        }
        if (unreadableRecords > 0) {
            text.line("%n%,d records of the topic are no messages", unreadableRecords);
        }
        return text.text.toString();
    }

    private void group(Report.Group group, Report.Figures figures) {
        line("%n%s, %s", group.clinic(), group.language());
        line("  %,d messages of seekers", figures.messages);
        count("could not be opened", figures.unopened);
        count("have no stored assessment", figures.unassessed);
        count("were read by the rules alone now: degraded", figures.degraded);
        line(
                "  %,d up, %,d down, %,d newly HIGH or above, %,d newly below MODERATE",
                Report.Figures.count(figures.messageLevels, Change::up),
                Report.Figures.count(figures.messageLevels, Change::down),
                figures.newlyHigh(),
                figures.newlyBelowModerate());
        levels("messages", figures.messageLevels);
        levels("conversations, each at its highest before and after its last resolve", figures.conversationLevels);
        count("conversations fall below HIGH or MODERATE", figures.fallenConversations);
    }

    private void count(String what, long number) {
        if (number > 0) {
            line("  %,d %s", number, what);
        }
    }

    private void levels(String of, Map<Change, Long> levels) {
        line("  %s", of);
        StringBuilder head = new StringBuilder("    then \\ now  ");
        for (Urgency to : Urgency.values()) {
            head.append("%10s".formatted(to));
        }
        line("%s", head);
        for (Urgency from : Urgency.values()) {
            StringBuilder row = new StringBuilder("    %-12s".formatted(from));
            for (Urgency to : Urgency.values()) {
                row.append("%,10d".formatted(levels.getOrDefault(new Change(from, to), 0L)));
            }
            line("%s", row);
        }
    }

    private void fallen(Report report) {
        if (report.fallen().isEmpty()) {
            return;
        }
        line("%nWhat falls below HIGH or MODERATE: clinic, conversation, the message's sequence, then, now");
        report.fallen()
                .forEach(place -> line(
                        "  %s  %s  %s  %s -> %s",
                        place.clinic(),
                        place.conversation(),
                        place.sequence() > 0 ? place.sequence() : "as a whole",
                        place.change().from(),
                        place.change().to()));
        count("more", report.fallenUnnamed());
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format + "%n", values));
    }
}
