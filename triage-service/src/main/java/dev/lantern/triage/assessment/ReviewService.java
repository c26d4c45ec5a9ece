// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.assessment;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lantern.platform.privacy.SealedText;
import dev.lantern.platform.problem.Problem;
import dev.lantern.triage.conversation.Conversations;
import dev.lantern.triage.conversation.Verdict;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what people say of assessments. Their word takes the place of triage's in the conversation's trajectory: it is
 * how a level comes down before its time.
 */
@ApplicationScoped
class ReviewService {

    private static final Logger LOG = Logger.getLogger(ReviewService.class);

    private final Assessments assessments;
    private final Conversations conversations;
    private final SealedText sealed;
    private final ObjectMapper json;
    private final Clock clock;

    ReviewService(
            Assessments assessments, Conversations conversations, SealedText sealed, ObjectMapper json, Clock clock) {
        this.assessments = assessments;
        this.conversations = conversations;
        this.sealed = sealed;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Notes a person's verdict; a second one takes the place of the first.
     *
     * @throws Problem 404 when the clinic has no such assessment
     */
    Uni<ReviewView> review(String clinic, String reviewer, UUID id, ReviewRequest request) {
        var review = new Review();
        review.assessmentId = id;
        review.clinicId = clinic;
        review.urgency = request.urgency();
        review.reviewer = reviewer;
        review.reviewedAt = clock.instant();
        return seal(review, request.reason())
                .chain(() -> Panache.withTransaction(() -> assessments
                        .find("clinicId = ?1 and id = ?2", clinic, id)
                        .firstResult()
                        .onItem()
                        .ifNull()
                        .failWith(Problem::notFound)
                        .call(found -> put(found, review))
                        .map(found -> ReviewView.of(found, review, request.reason()))));
    }

    private Uni<Void> seal(Review review, @Nullable String reason) {
        return reason == null
                ? Uni.createFrom().voidItem()
                : sealed.seal(review.sealContext(), reason)
                        .invoke(shut -> review.reason = shut)
                        .replaceWithVoid();
    }

    private Uni<Void> put(Assessment assessment, Review review) {
        LOG.infof("Assessment %s is reviewed: %s, it said %s", assessment.id, review.urgency, assessment.urgency);
        return conversations
                .lock(assessment.clinicId, assessment.conversationId)
                .call(() -> Panache.getSession().flatMap(session -> session.merge(review)))
                .chain(locked -> conversations.replace(locked, verdict(assessment, review)));
    }

    /** What a person rates lower does not say what triage found in it. */
    private Verdict verdict(Assessment assessment, Review review) {
        boolean stands = review.urgency.atLeast(assessment.urgency);
        return Verdict.of(
                Verdict.REVIEW,
                assessment.messageId,
                assessment.sequence,
                review.urgency,
                stands ? Details.read(json, assessment.details).signals() : List.of(),
                false,
                assessment.assessedAt);
    }
}
