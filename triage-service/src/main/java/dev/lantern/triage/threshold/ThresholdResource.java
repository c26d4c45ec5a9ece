// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.threshold;

import dev.lantern.platform.problem.Cursor;
import dev.lantern.platform.problem.Limit;
import dev.lantern.platform.problem.Page;
import dev.lantern.platform.problem.Problem;
import dev.lantern.platform.tenancy.Caller;
import dev.lantern.platform.tenancy.Role;
import dev.lantern.triage.model.Language;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.Cancellable;

/** How sensitive triage is in the caller's clinic, by language. */
@Cancellable(false)
@Path("/v1/thresholds")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SUPERVISOR)
public class ThresholdResource {

    private final Caller caller;
    private final ThresholdService thresholds;

    ThresholdResource(Caller caller, ThresholdService thresholds) {
        this.caller = caller;
        this.thresholds = thresholds;
    }

    @GET
    @RolesAllowed({Role.SUPERVISOR, Role.OPERATOR})
    public Uni<ThresholdsView> read() {
        return thresholds.read(caller.clinic());
    }

    @PUT
    @Path("/{language}")
    public Uni<ThresholdsView.OfLanguage> change(String language, @NotNull @Valid ChangeThresholdsRequest request) {
        Language known = Language.named(language).orElseThrow(Problem::notFound);
        return thresholds.change(caller.clinic(), caller.displayName(), known, request);
    }

    /** With the reasons, which may quote a seeker: not for operators. */
    @GET
    @Path("/changes")
    public Uni<Page<ThresholdChangeView>> changes(
            @QueryParam("limit") @DefaultValue("50") Limit limit, @QueryParam("after") Cursor after) {
        return thresholds.list(caller.clinic(), after, limit);
    }
}
