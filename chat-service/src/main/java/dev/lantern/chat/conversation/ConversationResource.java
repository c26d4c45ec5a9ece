// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lantern.platform.problem.Limit;
import dev.lantern.platform.problem.Page;
import dev.lantern.platform.problem.Problem;
import dev.lantern.platform.stream.LiveEvents;
import dev.lantern.platform.stream.Resumable;
import dev.lantern.platform.stream.StreamStart;
import dev.lantern.platform.tenancy.Caller;
import dev.lantern.platform.tenancy.Idempotency;
import dev.lantern.platform.tenancy.Role;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;

/** A seeker's conversations, for the seeker or for the clinic's backend on their behalf. */
@Cancellable(false)
@Path("/v1/conversations")
@RolesAllowed({Role.SEEKER, Role.CLINIC})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class ConversationResource {

    private final ConversationOpening opening;
    private final ConversationService conversations;
    private final MessageService messages;
    private final ConversationStream stream;
    private final StreamStart start;
    private final Caller caller;
    private final ObjectMapper json;
    private final Clock clock;

    ConversationResource(
            ConversationOpening opening,
            ConversationService conversations,
            MessageService messages,
            ConversationStream stream,
            StreamStart start,
            Caller caller,
            ObjectMapper json,
            Clock clock) {
        this.opening = opening;
        this.conversations = conversations;
        this.messages = messages;
        this.stream = stream;
        this.start = start;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    @POST
    public Uni<RestResponse<ConversationView>> open(
            @HeaderParam(Idempotency.HEADER) String key, @NotNull @Valid OpenConversationRequest request) {
        return opening.open(caller.clinic(), caller.seeker(), caller.owner(), key, request)
                .map(view -> RestResponse.status(RestResponse.Status.CREATED, view));
    }

    @GET
    public Uni<Page<ConversationView>> list(
            @QueryParam("after") UUID after, @QueryParam("limit") @DefaultValue("50") Limit limit) {
        return conversations.list(caller.clinic(), caller.seeker(), after, limit);
    }

    @GET
    @Path("/{id}")
    public Uni<ConversationView> get(UUID id) {
        return own(id).map(ConversationView::of);
    }

    @POST
    @Path("/{id}/messages")
    public Uni<RestResponse<MessageView>> post(UUID id, @NotNull @Valid PostMessageRequest request) {
        return messages.post(caller.clinic(), caller.seeker(), id, request)
                .map(posted -> RestResponse.status(posted.repeated() ? Status.OK : Status.CREATED, posted.view()));
    }

    @GET
    @Path("/{id}/messages")
    public Uni<Page<MessageView>> history(
            UUID id,
            @QueryParam("after") @DefaultValue("0") String after,
            @QueryParam("limit") @DefaultValue("50") Limit limit) {
        return own(id).chain(found -> messages.history(found, sequence(after), limit));
    }

    @GET
    @Path("/{id}/events")
    @Resumable
    @Parameter(name = "Last-Event-ID", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "after", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> events(UUID id, @Context Sse sse) {
        Multi<OutboundSseEvent> events = stream.after(caller.clinic(), caller.seeker(), id, start.after())
                .map(event -> toSse(sse, event));
        return LiveEvents.until(caller.expiresAt(), clock, sse, events);
    }

    @POST
    @Path("/{id}/human")
    @Consumes(MediaType.WILDCARD)
    public Uni<RestResponse<ConversationView>> askForHuman(UUID id) {
        return conversations
                .askForHuman(caller.clinic(), caller.seeker(), id)
                .map(view -> RestResponse.status(Status.ACCEPTED, view));
    }

    @POST
    @Path("/{id}/close")
    @Consumes(MediaType.WILDCARD)
    public Uni<ConversationView> close(UUID id) {
        return conversations.close(caller.clinic(), caller.seeker(), id);
    }

    private Uni<Conversation> own(UUID id) {
        return conversations.find(caller.clinic(), caller.seeker(), id);
    }

    private static long sequence(String after) {
        if (!after.matches("[0-9]{1,18}")) {
            throw Problem.invalid("after", "must be the sequence of a message");
        }
        return Long.parseLong(after);
    }

    private OutboundSseEvent toSse(Sse sse, ConversationStream.Shown event) {
        try {
            return sse.newEventBuilder()
                    .id(Long.toString(event.number()))
                    .name(event.kind())
                    .data(String.class, json.writeValueAsString(event.data()))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + event.number() + " cannot be written as JSON", e);
        }
    }
}
