// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.threshold;

import dev.lantern.triage.model.Assessor;
import dev.lantern.triage.model.Opinion;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Has a text assessed as its clinic wants it. */
@ApplicationScoped
public class ClinicAssessor {

    private final Assessor assessor;
    private final Choices choices;

    ClinicAssessor(Assessor assessor, Choices choices) {
        this.assessor = assessor;
        this.choices = choices;
    }

    /** Never fails, and asks no database. Comes back on the caller's context. */
    public Uni<Opinion> assess(String clinic, String text) {
        return assessor.assess(text, choices.of(clinic));
    }
}
