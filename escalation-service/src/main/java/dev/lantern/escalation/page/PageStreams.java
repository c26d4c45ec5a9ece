// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.page;

import dev.lantern.escalation.cases.CaseActivity;
import dev.lantern.escalation.desk.DeskFeed;
import dev.lantern.escalation.desk.DeskStatus;
import dev.lantern.escalation.desk.Surroundings;
import dev.lantern.platform.stream.LiveEvents;
import dev.lantern.platform.stream.Resumable;
import dev.lantern.platform.stream.StreamStart;
import dev.lantern.platform.tenancy.Caller;
import dev.lantern.platform.tenancy.Role;
import io.quarkus.oidc.Tenant;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What keeps the page live; the session cookie opens these, as the access token opens the API's. */
@Cancellable(false)
@Path("/desk")
@Tenant(DashboardPage.TENANT)
@RolesAllowed({Role.COUNSELOR, Role.SUPERVISOR})
public class PageStreams {

    private final Caller caller;
    private final StreamStart start;
    private final DeskFeed feed;
    private final CaseActivity activity;
    private final Clock clock;
    private final Surroundings surroundings;

    PageStreams(
            Caller caller,
            StreamStart start,
            DeskFeed feed,
            CaseActivity activity,
            Clock clock,
            Surroundings surroundings) {
        this.caller = caller;
        this.start = start;
        this.feed = feed;
        this.activity = activity;
        this.clock = clock;
        this.surroundings = surroundings;
    }

    @GET
    @Path("/events")
    @Resumable
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> events(@Context Sse sse) {
        return feed.events(caller.clinic(), start.after(), caller.expiresAt(), sse);
    }

    /** Tells that there is more to see on one case than {@code after}; the page then fetches it. */
    @GET
    @Path("/cases/{id}/activity")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> activity(
            @PathParam("id") UUID id, @QueryParam("after") @DefaultValue("0") long after, @Context Sse sse) {
        Multi<OutboundSseEvent> events = activity.follow(caller.clinic(), id, after)
                .map(number ->
                        sse.newEventBuilder().name("activity").data(number).build());
        return LiveEvents.until(caller.expiresAt(), clock, sse, events);
    }

    @GET
    @Path("/status")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<DeskStatus> status() {
        return surroundings.status();
    }
}
