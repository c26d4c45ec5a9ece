// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.desk;

import dev.lantern.platform.tenancy.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Whether the desk can trust that it sees everything. */
@Cancellable(false)
@Path("/v1/desk/status")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.COUNSELOR, Role.SUPERVISOR})
public class DeskStatusResource {

    private final Surroundings surroundings;

    DeskStatusResource(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @GET
    public Uni<DeskStatus> status() {
        return surroundings.status();
    }
}
