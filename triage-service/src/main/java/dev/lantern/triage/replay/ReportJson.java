// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** The report for programs. Built by hand, so that a native image needs no reflection for it. */
final class ReportJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param modelsNow who has read now */
    static String of(Report report, Set<String> modelsNow, long unreadableRecords) {
        ObjectNode root = JSON.createObjectNode();
        report.modelsThen().forEach(root.putArray("modelsThen")::add);
        modelsNow.forEach(root.putArray("modelsNow")::add);
        root.put("unreadableRecords", unreadableRecords);
        ArrayNode groups = root.putArray("groups");
        report.groups().forEach((group, figures) -> groups.add(group(group, figures)));
        ArrayNode fallen = root.putArray("fallen");
        report.fallen().forEach(place -> fallen.add(place(place)));
        root.put("fallenUnnamed", report.fallenUnnamed());
        root.put("anyConversationFalls", report.anyConversationFalls());
        return root.toPrettyString();
    }

    private static ObjectNode group(Report.Group group, Report.Figures figures) {
        ObjectNode node = JSON.createObjectNode();
        node.put("clinic", group.clinic());
        node.put("language", group.language());
        node.put("messages", figures.messages);
        node.put("unopened", figures.unopened);
        node.put("unassessed", figures.unassessed);
        node.put("degraded", figures.degraded);
        node.put("up", Report.Figures.count(figures.messageLevels, Change::up));
        node.put("down", Report.Figures.count(figures.messageLevels, Change::down));
        node.put("newlyBelowModerate", figures.newlyBelowModerate());
        node.put("newlyHigh", figures.newlyHigh());
        node.put("fallenConversations", figures.fallenConversations);
        node.set("messageLevels", levels(figures.messageLevels));
        node.set("conversationLevels", levels(figures.conversationLevels));
        return node;
    }

    /** As {@code {"HIGH": {"LOW": 2}}}: from, to, how many. */
    private static ObjectNode levels(Map<Change, Long> levels) {
        ObjectNode node = JSON.createObjectNode();
        levels.forEach((change, count) ->
                node.withObjectProperty(change.from().name()).put(change.to().name(), count));
        return node;
    }

    /** Without a sequence where a conversation as a whole is meant. */
    private static ObjectNode place(Report.Place place) {
        ObjectNode node = JSON.createObjectNode()
                .put("clinic", place.clinic())
                .put("conversation", place.conversation().toString());
        if (place.sequence() > 0) {
            node.put("sequence", place.sequence());
        }
        return node.put("from", place.change().from().name())
                .put("to", place.change().to().name());
    }

    private ReportJson() {}
}
