// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.assessment;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lantern.platform.privacy.SealedText;
import dev.lantern.platform.problem.Cursor;
import dev.lantern.platform.problem.Limit;
import dev.lantern.platform.problem.Page;
import dev.lantern.platform.problem.Problem;
import dev.lantern.triage.conversation.Conversations;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows the assessments of a conversation, with what people said of them. */
@ApplicationScoped
class AssessmentReader {

    private final Conversations conversations;
    private final Assessments assessments;
    private final SealedText sealed;
    private final ObjectMapper json;

    AssessmentReader(Conversations conversations, Assessments assessments, SealedText sealed, ObjectMapper json) {
        this.conversations = conversations;
        this.assessments = assessments;
        this.sealed = sealed;
        this.json = json;
    }

    /**
     * The assessments of a conversation in order of its messages.
     *
     * @throws Problem 404 when the clinic has no such conversation
     */
    @WithSession
    Uni<Page<AssessmentView>> list(String clinic, UUID conversation, @Nullable Cursor after, Limit limit) {
        return conversations
                .byId(clinic, conversation)
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .chain(() -> assessments.of(clinic, conversation, after, limit))
                .map(found -> Page.of(found, limit, Assessments::cursor))
                .chain(this::withReviews);
    }

    private Uni<Page<AssessmentView>> withReviews(Page<Assessment> page) {
        List<UUID> ids = page.items().stream().map(found -> found.id).toList();
        return Review.<Review>list("assessmentId in ?1", ids)
                .chain(this::open)
                .map(reviews -> page.map(found -> view(found, reviews)));
    }

    /** The reviews with their reasons readable, by assessment. */
    private Uni<Map<UUID, Opened>> open(List<Review> reviews) {
        if (reviews.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return Uni.join()
                .all(reviews.stream().map(this::open).toList())
                .andFailFast()
                .map(opened ->
                        opened.stream().collect(Collectors.toMap(each -> each.review().assessmentId, each -> each)));
    }

    private Uni<Opened> open(Review review) {
        return review.reason == null
                ? Uni.createFrom().item(new Opened(review, null))
                : sealed.open(review.sealContext(), review.reason).map(reason -> new Opened(review, reason));
    }

    private AssessmentView view(Assessment assessment, Map<UUID, Opened> reviews) {
        Opened opened = reviews.get(assessment.id);
        ReviewView review = opened == null ? null : ReviewView.of(assessment, opened.review(), opened.reason());
        return AssessmentView.of(assessment, Details.read(json, assessment.details), review);
    }

    private record Opened(Review review, @Nullable String reason) {}
}
