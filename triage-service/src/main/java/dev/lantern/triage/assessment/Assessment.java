// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.assessment;

import dev.lantern.contracts.MessagePosted;
import dev.lantern.contracts.ModelVersion;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.Ids;
import dev.lantern.triage.model.Opinion;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** What triage said of one message. Holds places in the text, never the text. */
@Entity
class Assessment {

    @Id
    UUID id;

    String clinicId;
    UUID conversationId;
    UUID messageId;
    String locale;
    long sequence;

    @Enumerated(EnumType.STRING)
    Urgency urgency;

    @Enumerated(EnumType.STRING)
    Urgency conversationUrgency;

    double score;
    String subject;
    /** {@link Details} as JSON. */
    String details;

    String modelName;
    String modelVersion;
    boolean degraded;
    Instant assessedAt;

    static Assessment of(MessagePosted message, Opinion opinion, String details, Instant now) {
        var assessment = new Assessment();
        assessment.id = Ids.next();
        assessment.clinicId = message.clinicId();
        assessment.conversationId = message.conversationId();
        assessment.messageId = message.messageId();
        assessment.sequence = message.sequence();
        assessment.locale = message.locale();
        assessment.urgency = opinion.urgency();
        assessment.score = opinion.score();
        assessment.subject = opinion.subject();
        assessment.details = details;
        assessment.modelName = opinion.model().name();
        assessment.modelVersion = opinion.model().version();
        assessment.degraded = opinion.degraded();
        assessment.assessedAt = now;
        return assessment;
    }

    ModelVersion model() {
        return new ModelVersion(modelName, modelVersion);
    }
}
