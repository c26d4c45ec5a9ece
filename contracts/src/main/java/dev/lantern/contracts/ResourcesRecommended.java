// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Coping resources that fit what the seeker wrote, best first; one recommendation a resource. */
public record ResourcesRecommended(
        String clinicId,
        UUID conversationId,
        Seeker seeker,
        UUID messageId,
        List<Item> resources,
        Instant recommendedAt)
        implements Event {

    public ResourcesRecommended {
        Contract.require(clinicId, "clinicId");
        Contract.require(conversationId, "conversationId");
        Contract.require(seeker, "seeker");
        Contract.require(messageId, "messageId");
        resources = Contract.list(resources);
        Contract.require(recommendedAt, "recommendedAt");
    }

    /**
     * One recommended resource.
     *
     * @param kind {@code exercise}, {@code article}, {@code plan} or {@code hotline}
     * @param reason why it was recommended, in the resource's language, without the seeker's words
     */
    public record Item(
            UUID recommendationId,
            String resourceId,
            String kind,
            String title,
            String summary,
            String locale,
            String reason) {

        public Item {
            Contract.require(recommendationId, "recommendationId");
            Contract.require(resourceId, "resourceId");
            Contract.require(kind, "kind");
            Contract.require(title, "title");
            Contract.require(summary, "summary");
            Contract.require(locale, "locale");
            Contract.require(reason, "reason");
        }
    }
}
