// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.conversation;

import dev.lantern.platform.tenancy.Caller;
import dev.lantern.platform.tenancy.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** How urgent a conversation is. */
@Cancellable(false)
@Path("/v1/conversations/{id}/urgency")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.CLINIC, Role.COUNSELOR, Role.SUPERVISOR})
public class UrgencyResource {

    private final Caller caller;
    private final Trajectories trajectories;

    UrgencyResource(Caller caller, Trajectories trajectories) {
        this.caller = caller;
        this.trajectories = trajectories;
    }

    @GET
    public Uni<UrgencyView> read(UUID id) {
        return trajectories.read(caller.clinic(), id);
    }
}
