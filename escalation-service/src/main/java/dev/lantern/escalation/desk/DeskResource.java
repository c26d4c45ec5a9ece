// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.desk;

import dev.lantern.platform.tenancy.Caller;
import dev.lantern.platform.tenancy.Role;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

/** What the desk sees live. */
@Path("/v1/escalations")
@RolesAllowed({Role.COUNSELOR, Role.SUPERVISOR})
public class DeskResource {

    private final Caller caller;
    private final DeskFeed feed;

    DeskResource(Caller caller, DeskFeed feed) {
        this.caller = caller;
        this.feed = feed;
    }

    /**
     * The changes of the clinic's cases. Starts now, or after the event that {@code Last-Event-ID} or {@code after}
     * names; ends when the token does.
     */
    @GET
    @Path("/events")
    @Resumable
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> events(
            @HeaderParam(ResumePoint.HEADER) String lastEventId,
            @QueryParam(ResumePoint.PARAMETER) String after,
            @Context Sse sse) {
        return feed.events(caller.clinic(), ResumePoint.of(lastEventId, after), caller.expiresAt(), sse);
    }
}
