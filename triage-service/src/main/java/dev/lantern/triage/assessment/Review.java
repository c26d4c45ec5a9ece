// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.assessment;

import dev.lantern.contracts.Seeker;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.privacy.SealContext;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's verdict beside triage's. */
@Entity
class Review extends PanacheEntityBase {

    @Id
    UUID assessmentId;

    String clinicId;

    @Enumerated(EnumType.STRING)
    Urgency urgency;

    /** Sealed: it may quote the seeker. */
    @Nullable
    String reason;

    String reviewer;
    Instant reviewedAt;

    SealContext sealContext() {
        return new SealContext(clinicId, new Seeker(Seeker.OIDC, reviewer), assessmentId);
    }
}
