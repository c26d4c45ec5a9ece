// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.desk;

import dev.lantern.platform.stream.Resumable;
import dev.lantern.platform.stream.StreamStart;
import dev.lantern.platform.tenancy.Caller;
import dev.lantern.platform.tenancy.Role;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What the desk sees live. */
@Cancellable(false)
@Path("/v1/escalations")
@RolesAllowed({Role.COUNSELOR, Role.SUPERVISOR})
public class DeskResource {

    private final Caller caller;
    private final StreamStart start;
    private final DeskFeed feed;

    DeskResource(Caller caller, StreamStart start, DeskFeed feed) {
        this.caller = caller;
        this.start = start;
        this.feed = feed;
    }

    /**
     * The changes of the clinic's cases. Starts now, or after the event that {@code Last-Event-ID} or {@code after}
     * names; ends when the token does.
     */
    @GET
    @Path("/events")
    @Resumable
    @Parameter(name = "Last-Event-ID", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "after", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> events(@Context Sse sse) {
        return feed.events(caller.clinic(), start.after(), caller.expiresAt(), sse);
    }
}
