// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.recommendation;

import dev.lantern.resource.catalogue.CopingResource;
import java.time.Instant;
import java.util.UUID;

/** A recommendation as its seeker sees it. */
public record RecommendationView(
        UUID id,
        UUID conversationId,
        UUID messageId,
        String resourceId,
        String kind,
        String title,
        String summary,
        String locale,
        String reason,
        Instant recommendedAt) {

    static RecommendationView of(Recommendation recommendation, CopingResource resource) {
        return new RecommendationView(
                recommendation.id,
                recommendation.conversation,
                recommendation.message,
                resource.id(),
                resource.kind().text(),
                resource.title(),
                resource.summary(),
                resource.locale(),
                recommendation.reason,
                recommendation.at);
    }
}
