// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lantern.contracts.Urgency;
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
        ArrayNode lowered = root.putArray("lowered");
        report.lowered().forEach(each -> lowered.add(lowered(each)));
        root.put("loweredUnnamed", report.loweredUnnamed());
        root.put("anyConversationFalls", report.anyConversationFalls());
        return root.toPrettyString();
    }

    private static ObjectNode group(Report.Group group, Figures figures) {
        ObjectNode node = JSON.createObjectNode();
        node.put("clinic", group.clinic());
        node.put("language", group.language());
        node.put("messages", figures.messages);
        node.put("unreadable", figures.unreadable);
        node.put("unassessed", figures.unassessed);
        node.put("degraded", figures.degraded);
        node.put("newlyBelowModerate", figures.newlyBelowModerate);
        node.put("newlyHigh", figures.newlyHigh);
        node.put("fallenConversations", figures.fallen);
        node.set("messageLevels", matrix(figures.messageLevels));
        node.set("conversationLevels", matrix(figures.conversationLevels));
        return node;
    }

    /** What there is of it, as {@code {"HIGH": {"LOW": 2}}}: from, to, how many. */
    private static ObjectNode matrix(Matrix matrix) {
        ObjectNode node = JSON.createObjectNode();
        for (Urgency from : Urgency.values()) {
            for (Urgency to : Urgency.values()) {
                if (matrix.count(from, to) > 0) {
                    node.withObjectProperty(from.name()).put(to.name(), matrix.count(from, to));
                }
            }
        }
        return node;
    }

    private static ObjectNode lowered(Report.Lowered lowered) {
        return JSON.createObjectNode()
                .put("clinic", lowered.talk().clinic())
                .put("conversation", lowered.talk().conversation().toString())
                .put("sequence", lowered.sequence())
                .put("from", lowered.change().from().name())
                .put("to", lowered.change().to().name());
    }

    private ReportJson() {}
}
