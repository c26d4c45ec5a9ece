// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.platform.problem.Cursor;
import dev.lantern.platform.problem.Limit;
import dev.lantern.platform.problem.Page;
import dev.lantern.platform.problem.Problem;
import dev.lantern.platform.tenancy.Caller;
import dev.lantern.platform.tenancy.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Cases: the queue, one case, and who has it. */
@Cancellable(false)
@Path("/v1/escalations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.COUNSELOR, Role.SUPERVISOR})
public class EscalationResource {

    private final Caller caller;
    private final EscalationQueue queue;
    private final CaseReader reader;
    private final EscalationService escalations;

    EscalationResource(Caller caller, EscalationQueue queue, CaseReader reader, EscalationService escalations) {
        this.caller = caller;
        this.queue = queue;
        this.reader = reader;
        this.escalations = escalations;
    }

    /** The clinic's backend sees the cases of a conversation that it names. */
    @GET
    @RolesAllowed({Role.COUNSELOR, Role.SUPERVISOR, Role.CLINIC})
    public Uni<Page<EscalationView>> list(
            @QueryParam("status") List<String> statuses,
            @QueryParam("urgency") List<String> urgencies,
            @QueryParam("holder") String holder,
            @QueryParam("conversation") UUID conversation,
            @QueryParam("limit") @DefaultValue("50") Limit limit,
            @QueryParam("after") Cursor after) {
        if (conversation == null && isBackend()) {
            throw Problem.invalid("conversation", "is required");
        }
        var filter = new EscalationQueue.Filter(
                QueryWords.statuses(statuses), QueryWords.urgencies(urgencies), holder, conversation);
        return queue.list(Counselor.of(caller), filter, limit, after);
    }

    @GET
    @Path("/{id}")
    public Uni<EscalationDetailView> read(UUID id) {
        return reader.read(Counselor.of(caller), id);
    }

    @POST
    @Path("/{id}/claim")
    @Consumes(MediaType.WILDCARD)
    public Uni<EscalationView> claim(UUID id) {
        return escalations.claim(Counselor.of(caller), id);
    }

    @POST
    @Path("/{id}/release")
    @Consumes(MediaType.WILDCARD)
    public Uni<EscalationView> release(UUID id) {
        return escalations.release(Counselor.of(caller), id);
    }

    @POST
    @Path("/{id}/resolve")
    public Uni<EscalationView> resolve(UUID id, @NotNull @Valid ResolveRequest request) {
        return escalations.resolve(Counselor.of(caller), id, request.outcome(), request.note());
    }

    private boolean isBackend() {
        return !caller.has(Role.COUNSELOR) && !caller.has(Role.SUPERVISOR);
    }
}
