// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.page;

import dev.lantern.contracts.Evidence;
import dev.lantern.escalation.cases.AssessmentView;
import dev.lantern.escalation.cases.MessageView;
import java.util.List;

/** A line of the conversation as the page shows it; {@code segments} is null where the text cannot be opened. */
public record LineModel(MessageView message, List<Segment> segments) {

    static LineModel of(MessageView message, List<AssessmentView> assessments) {
        List<Evidence> evidence = assessments.stream()
                .filter(assessment -> assessment.messageId().equals(message.id()))
                .flatMap(assessment -> assessment.evidence().stream())
                .toList();
        return new LineModel(message, message.text() == null ? null : Segment.of(message.text(), evidence));
    }

    public boolean fromCounselor() {
        return "counselor".equals(message.author().kind());
    }

    public boolean crisisProtocol() {
        return "crisis-protocol".equals(message.origin());
    }

    public boolean waiting() {
        return message.sequence() == null && message.rejected() == null;
    }
}
