// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.assessment;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lantern.contracts.MessageAssessed;
import dev.lantern.contracts.MessagePosted;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.outbox.Outbox;
import dev.lantern.triage.conversation.Conversation;
import dev.lantern.triage.conversation.Conversations;
import dev.lantern.triage.conversation.Verdict;
import dev.lantern.triage.model.Opinion;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Keeps and publishes what triage says of messages. */
@ApplicationScoped
class AssessmentService {

    private static final Logger LOG = Logger.getLogger(AssessmentService.class);

    private final Conversations conversations;
    private final Assessments assessments;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;

    AssessmentService(
            Conversations conversations, Assessments assessments, Outbox outbox, ObjectMapper json, Clock clock) {
        this.conversations = conversations;
        this.assessments = assessments;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /** Within the caller's transaction; a message that was assessed before keeps its first assessment. */
    Uni<Void> record(MessagePosted message, Opinion opinion) {
        var assessment = Assessment.of(message, opinion, Details.of(opinion).write(json), clock.instant());
        return conversations
                .lock(message.clinicId(), message.conversationId())
                .chain(locked -> conversations
                        .add(locked, verdict(assessment, opinion))
                        .chain(first -> first
                                ? keep(locked, message, assessment)
                                : Uni.createFrom().voidItem()));
    }

    private Uni<Void> keep(Conversation locked, MessagePosted message, Assessment assessment) {
        assessment.conversationUrgency = locked.urgency();
        if (assessment.urgency.atLeast(Urgency.MODERATE)) {
            LOG.infof(
                    "Message %d of conversation %s: %s, the conversation %s",
                    assessment.sequence, assessment.conversationId, assessment.urgency, assessment.conversationUrgency);
        }
        return assessments.persist(assessment).chain(() -> outbox.publish(assessed(message, assessment)));
    }

    private Details details(Assessment assessment) {
        return Details.read(json, assessment.details);
    }

    private static Verdict verdict(Assessment assessment, Opinion opinion) {
        return Verdict.of(
                Verdict.TRIAGE,
                assessment.messageId,
                assessment.sequence,
                assessment.urgency,
                opinion.signals(),
                opinion.soon(),
                assessment.assessedAt);
    }

    private MessageAssessed assessed(MessagePosted message, Assessment assessment) {
        Details details = details(assessment);
        return new MessageAssessed(
                message.clinicId(),
                message.conversationId(),
                message.seeker(),
                assessment.id,
                message.messageId(),
                message.sequence(),
                message.locale(),
                message.region(),
                assessment.urgency,
                assessment.conversationUrgency,
                assessment.score,
                assessment.subject,
                details.signals(),
                details.emotions(),
                details.stressors(),
                details.evidence(),
                assessment.model(),
                assessment.degraded,
                assessment.assessedAt,
                null);
    }
}
