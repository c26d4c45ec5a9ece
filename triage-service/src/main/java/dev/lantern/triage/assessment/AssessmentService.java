// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.assessment;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lantern.contracts.MessageAssessed;
import dev.lantern.contracts.MessagePosted;
import dev.lantern.contracts.MessageScreened;
import dev.lantern.contracts.Seeker;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.outbox.Outbox;
import dev.lantern.triage.conversation.Conversation;
import dev.lantern.triage.conversation.Conversations;
import dev.lantern.triage.conversation.RaiseListener;
import dev.lantern.triage.conversation.Verdict;
import dev.lantern.triage.model.Opinion;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps and publishes what triage says of messages. */
@ApplicationScoped
class AssessmentService implements RaiseListener {

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
        return assessments
                .persist(assessment)
                .chain(() ->
                        outbox.publish(assessed(assessment, message.seeker(), message.locale(), message.region())));
    }

    /** Publishes the last assessment again, with the level that the conversation has now: as a later verdict would. */
    @Override
    public Uni<Void> raised(Conversation locked, MessageScreened by) {
        return assessments
                .last(locked.clinicId(), locked.id(), locked.resolvedThrough())
                .onItem()
                .ifNotNull()
                .transformToUni(last -> {
                    last.conversationUrgency = locked.urgency();
                    LOG.infof(
                            "Questionnaire %s raises conversation %s to %s",
                            by.messageId(), locked.id(), locked.urgency());
                    return outbox.publish(assessed(last, by.seeker(), by.locale(), by.region()));
                });
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

    private MessageAssessed assessed(Assessment assessment, Seeker seeker, String locale, @Nullable String region) {
        Details details = details(assessment);
        return new MessageAssessed(
                assessment.clinicId,
                assessment.conversationId,
                seeker,
                assessment.id,
                assessment.messageId,
                assessment.sequence,
                locale,
                region,
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
