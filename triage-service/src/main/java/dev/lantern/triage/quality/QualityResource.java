// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.quality;

import dev.lantern.platform.problem.Problem;
import dev.lantern.platform.tenancy.Caller;
import dev.lantern.platform.tenancy.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Recall, false alarms and agreement of the last days, from people's reviews. */
@Cancellable(false)
@Path("/v1/quality")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SUPERVISOR)
public class QualityResource {

    private static final int MOST_DAYS = 3660;

    private final Caller caller;
    private final QualityService quality;

    QualityResource(Caller caller, QualityService quality) {
        this.caller = caller;
        this.quality = quality;
    }

    @GET
    public Uni<QualityView> read(@QueryParam("days") @DefaultValue("90") int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw Problem.invalid("days", "must be from 1 to " + MOST_DAYS);
        }
        return quality.read(caller.clinic(), days);
    }
}
