// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import dev.lantern.contracts.MessageAssessed;
import dev.lantern.contracts.ModelVersion;
import dev.lantern.contracts.Seeker;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.Ids;
import dev.lantern.platform.privacy.SealContext;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a seeker answered to a questionnaire, sealed, or what the clinic's backend had from elsewhere; and its result. */
@Entity
class InstrumentResponse {

    /** Version of the rules that score, told with each assessment. */
    private static final String RULES = "1";

    @Id
    UUID id;

    String clinicId;
    String seekerSource;
    String seekerSubject;
    String instrument;
    String locale;

    @Nullable
    String loinc;

    /** Sealed. */
    @Nullable
    String answers;

    @Nullable
    Integer score;

    String severity;

    @Enumerated(EnumType.STRING)
    Urgency urgency;

    Instant completedAt;
    Instant receivedAt;

    static InstrumentResponse of(
            String clinic, Seeker seeker, String instrument, String locale, Outcome outcome, Instant now) {
        var response = new InstrumentResponse();
        response.id = Ids.next();
        response.clinicId = clinic;
        response.seekerSource = seeker.source();
        response.seekerSubject = seeker.subject();
        response.instrument = instrument;
        response.locale = locale;
        response.score = outcome.score();
        response.severity = outcome.severity();
        response.urgency = outcome.urgency();
        response.completedAt = now;
        response.receivedAt = now;
        return response;
    }

    Seeker seeker() {
        return new Seeker(seekerSource, seekerSubject);
    }

    SealContext sealContext() {
        return new SealContext(clinicId, seeker(), id);
    }

    /** What the other services are told: it belongs to the seeker, and to no conversation before chat has chosen one. */
    MessageAssessed assessed(Outcome outcome, @Nullable String region) {
        return new MessageAssessed(
                clinicId,
                null,
                seeker(),
                id,
                null,
                0,
                locale,
                region,
                outcome.urgency(),
                outcome.urgency(),
                outcome.weight(),
                "self",
                outcome.signals(),
                List.of(),
                List.of(),
                List.of(),
                new ModelVersion(instrument, RULES),
                false,
                completedAt,
                instrument);
    }
}
