// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells operators whether the model speaks or only the rules do. Never down: with the rules alone triage still helps. */
@Readiness
@ApplicationScoped
class ModelHealth implements HealthCheck {

    private final Assessor assessor;

    ModelHealth(Assessor assessor) {
        this.assessor = assessor;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("risk-model").up();
        assessor.lastFailure()
                .ifPresent(failure -> response.withData("lastFailure", failure.kind())
                        .withData("lastFailureAt", failure.at().toString()));
        return response.withData("degraded", assessor.degraded()).build();
    }
}
