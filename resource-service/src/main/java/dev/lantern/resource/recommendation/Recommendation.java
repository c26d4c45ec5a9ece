// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.recommendation;

import dev.lantern.contracts.Seeker;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A resource that was recommended to a seeker, with its reason. */
@Entity
@Table(name = "recommendation")
class Recommendation {

    @Id
    UUID id;

    @Column(name = "clinic_id")
    String clinic;

    @Column(name = "conversation_id")
    UUID conversation;

    @Column(name = "seeker_source")
    String seekerSource;

    @Column(name = "seeker_subject")
    String seekerSubject;

    @Column(name = "message_id")
    UUID message;

    @Column(name = "resource_id")
    String resource;

    String reason;

    @Column(name = "recommended_at")
    Instant at;

    static Recommendation of(Need need, Choice choice, UUID id) {
        Recommendation recommendation = new Recommendation();
        Seeker seeker = need.seeker();
        recommendation.id = id;
        recommendation.clinic = need.clinicId();
        recommendation.conversation = need.conversationId();
        recommendation.seekerSource = seeker.source();
        recommendation.seekerSubject = seeker.subject();
        recommendation.message = need.messageId();
        recommendation.resource = choice.resource().id();
        recommendation.reason = Reasons.of(choice);
        recommendation.at = need.at();
        return recommendation;
    }
}
