// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.notes;

import dev.lantern.contracts.Seeker;
import dev.lantern.platform.Ids;
import dev.lantern.platform.problem.Cursor;
import dev.lantern.platform.problem.Limit;
import dev.lantern.platform.problem.Page;
import dev.lantern.platform.problem.Problem;
import dev.lantern.platform.problem.Text;
import dev.lantern.platform.stream.Resumable;
import dev.lantern.platform.tenancy.Caller;
import dev.lantern.platform.tenancy.Idempotency;
import dev.lantern.platform.tenancy.Role;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Notes of seekers. */
@Cancellable(false)
@Path("/v1/notes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.SEEKER, Role.CLINIC})
public class NoteResource {

    private final Caller caller;
    private final Idempotency idempotency;

    NoteResource(Caller caller, Idempotency idempotency) {
        this.caller = caller;
        this.idempotency = idempotency;
    }

    @POST
    @WithTransaction
    public Uni<Response> write(@HeaderParam(Idempotency.HEADER) String key, @Valid NoteRequest request) {
        Note note = new Note();
        note.id = Ids.next();
        note.clinic = caller.clinic();
        note.owner = owner(caller.seeker());
        note.text = request.text();
        return idempotency
                .once(
                        note.clinic,
                        caller.owner(),
                        key,
                        request,
                        () -> note.persist().replaceWith(note.id))
                .chain(id -> Note.<Note>findById(id))
                .map(written ->
                        Response.status(201).entity(NoteView.of(written)).build());
    }

    @GET
    @WithSession
    public Uni<Page<NoteView>> list(
            @QueryParam("limit") @DefaultValue("50") Limit limit, @QueryParam("after") Cursor after) {
        UUID from = after == null ? new UUID(0, 0) : after.uuid(0);
        String clinic = caller.clinic();
        return Note.<Note>find(
                        "clinic = ?1 and owner = ?2 and id > ?3 order by id", clinic, owner(caller.seeker()), from)
                .page(0, limit.plusOne())
                .list()
                .map(found -> Page.of(found, limit, note -> Cursor.of(note.id).toString()))
                .map(page -> page.map(NoteView::of));
    }

    @GET
    @Path("/{id}")
    @WithSession
    public Uni<NoteView> read(UUID id) {
        return Note.<Note>find("id = ?1 and clinic = ?2 and owner = ?3", id, caller.clinic(), owner(caller.seeker()))
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .map(NoteView::of);
    }

    @GET
    @Path("/count")
    @RolesAllowed(Role.COUNSELOR)
    public Map<String, String> count(@QueryParam("days") int days) {
        return Map.of(
                "clinic",
                caller.clinic(),
                "name",
                caller.displayName(),
                "ends",
                caller.expiresAt().toString());
    }

    @GET
    @Path("/greeting")
    @PermitAll
    public Map<String, String> greet() {
        return Map.of("text", "hello");
    }

    @GET
    @Path("/live")
    @Resumable
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<String> live() {
        return Multi.createFrom().ticks().every(Duration.ofMillis(50)).map(tick -> "alive");
    }

    /** Reads a note from a form and keeps nothing. */
    @POST
    @Path("/form")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Map<String, String>> fill(@RestForm @NotNull @Text(max = 4000) String text) {
        return Uni.createFrom().item(Map.of("text", text));
    }

    @POST
    @Path("/failures")
    @RolesAllowed(Role.OPERATOR)
    public List<String> fail(Map<String, String> message) {
        if (message.isEmpty()) {
            return List.of();
        }
        throw new IllegalStateException(message.toString());
    }

    private static String owner(Seeker seeker) {
        return seeker.source() + ":" + seeker.subject();
    }
}
