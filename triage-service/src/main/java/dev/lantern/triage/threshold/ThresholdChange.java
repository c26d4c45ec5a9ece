// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.threshold;

import dev.lantern.contracts.Seeker;
import dev.lantern.platform.Ids;
import dev.lantern.platform.privacy.SealContext;
import dev.lantern.triage.model.Choice;
import dev.lantern.triage.model.ClinicThresholds;
import dev.lantern.triage.model.Language;
import dev.lantern.triage.model.Movable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** One change of a clinic's thresholds for one language. Never changed itself; the last of a language counts. */
@Entity
class ThresholdChange {

    @Id
    UUID id;

    String clinicId;
    /** {@link Language#code()}. */
    String language;

    long version;
    /** {@link Choice#json()}, as all three. */
    String chosen;
    /** In force before and after, with the build's own for what was not chosen. */
    String inForceBefore;

    String inForceAfter;
    /** Version of the build's thresholds. */
    String build;
    /** Sealed: it may quote a seeker. */
    String reason;

    String changedBy;
    Instant changedAt;

    static ThresholdChange of(String clinic, Language language, Choice choice) {
        var change = new ThresholdChange();
        change.id = Ids.next();
        change.clinicId = clinic;
        change.language = language.code();
        change.version = choice.version();
        change.chosen = choice.json();
        return change;
    }

    /** Notes what the change means under this build. */
    void note(Language language, ClinicThresholds before, ClinicThresholds after) {
        inForceBefore = new Choice(0, before.inForce(language)).json();
        inForceAfter = new Choice(0, after.inForce(language)).json();
        build = after.version();
    }

    SealContext sealContext() {
        return new SealContext(clinicId, new Seeker(Seeker.OIDC, changedBy), id);
    }

    Choice choice() {
        return Choice.of(version, chosen);
    }

    Map<Movable, Double> before() {
        return Choice.of(version, inForceBefore).values();
    }

    Map<Movable, Double> after() {
        return Choice.of(version, inForceAfter).values();
    }
}
