// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.platform.tenancy.Caller;
import dev.lantern.platform.tenancy.Idempotency;
import dev.lantern.platform.tenancy.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What counselors write on a case: to the seeker, and to colleagues. */
@Cancellable(false)
@Path("/v1/escalations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.COUNSELOR, Role.SUPERVISOR})
public class CaseWritingResource {

    private final Caller caller;
    private final ReplyService replies;
    private final NoteService notes;

    CaseWritingResource(Caller caller, ReplyService replies, NoteService notes) {
        this.caller = caller;
        this.replies = replies;
        this.notes = notes;
    }

    /** 201, or 200 when this client id has been used for the same text before. */
    @POST
    @Path("/{id}/messages")
    public Uni<RestResponse<MessageView>> reply(UUID id, @NotNull @Valid ReplyRequest request) {
        return replies.reply(Counselor.of(caller), id, request.text(), request.clientMessageId())
                .map(reply -> RestResponse.ResponseBuilder.create(
                                reply.repeated() ? RestResponse.Status.OK : RestResponse.Status.CREATED,
                                reply.message())
                        .build());
    }

    @POST
    @Path("/{id}/notes")
    @ResponseStatus(201)
    public Uni<NoteView> note(
            UUID id, @HeaderParam(Idempotency.HEADER) String key, @NotNull @Valid NoteRequest request) {
        return notes.note(Counselor.of(caller), id, request.text(), new NoteService.Key(caller.owner(), key));
    }
}
