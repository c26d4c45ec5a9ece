// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.assessment;

import dev.lantern.contracts.Urgency;
import dev.lantern.platform.problem.Cursor;
import dev.lantern.platform.problem.Limit;
import dev.lantern.platform.problem.Page;
import dev.lantern.platform.tenancy.Caller;
import dev.lantern.platform.tenancy.Role;
import dev.lantern.triage.model.Opinion;
import dev.lantern.triage.threshold.ClinicAssessor;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Assessments: of a text that is kept nowhere, and of a conversation's messages. */
@Cancellable(false)
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.CLINIC, Role.COUNSELOR, Role.SUPERVISOR})
public class AssessmentResource {

    private final Caller caller;
    private final ClinicAssessor assessor;
    private final AssessmentReader reader;
    private final ReviewService reviews;
    private final Clock clock;

    AssessmentResource(
            Caller caller, ClinicAssessor assessor, AssessmentReader reader, ReviewService reviews, Clock clock) {
        this.caller = caller;
        this.assessor = assessor;
        this.reader = reader;
        this.reviews = reviews;
        this.clock = clock;
    }

    @POST
    @Path("/assessments")
    public Uni<AssessmentView> assess(@NotNull @Valid AssessmentRequest request) {
        String clinic = caller.clinic();
        Uni<Opinion> opinion = assessor.assess(clinic, request.text());
        if (request.context() == null || request.context().isEmpty()) {
            return opinion.map(of -> AssessmentView.of(of, null, clock.instant()));
        }
        // Read as one, what was said before turns "the pills are on the table" into what it is.
        String together = String.join("\n", request.context()) + "\n" + request.text();
        return opinion.chain(of -> assessor.assess(clinic, together)
                .map(whole -> AssessmentView.of(of, conversationUrgency(of, whole), clock.instant())));
    }

    private static Urgency conversationUrgency(Opinion text, Opinion together) {
        return text.urgency().max(together.urgency());
    }

    /** A person's verdict; it counts in the conversation's trajectory and in {@code /v1/quality}. */
    @PUT
    @Path("/assessments/{id}/review")
    @RolesAllowed({Role.COUNSELOR, Role.SUPERVISOR})
    public Uni<ReviewView> review(UUID id, @NotNull @Valid ReviewRequest request) {
        return reviews.review(caller.clinic(), caller.displayName(), id, request);
    }

    @GET
    @Path("/conversations/{id}/assessments")
    public Uni<Page<AssessmentView>> list(
            UUID id, @QueryParam("limit") @DefaultValue("50") Limit limit, @QueryParam("after") Cursor after) {
        return reader.list(caller.clinic(), id, after, limit);
    }
}
