// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * A case with all that lies in its file.
 *
 * @param conversation only for the case's holder and supervisors, as the notes
 * @param activity grows with everything that is added to the file
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EscalationDetailView(
        @JsonUnwrapped EscalationView escalation,
        List<TimelineView> timeline,
        List<AssessmentView> assessments,
        List<MessageView> conversation,
        List<NoteView> notes,
        @JsonIgnore long activity,
        @JsonIgnore boolean mine) {}
