// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import dev.lantern.platform.problem.Cursor;
import dev.lantern.platform.problem.Limit;
import dev.lantern.platform.problem.Page;
import dev.lantern.platform.tenancy.Caller;
import dev.lantern.platform.tenancy.Idempotency;
import dev.lantern.platform.tenancy.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Questionnaires: what they ask, a seeker's answers and results, and results from elsewhere. */
@Cancellable(false)
@Path("/v1/instruments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.SEEKER, Role.CLINIC})
public class InstrumentResource {

    private static final int LONGEST_TAG = 35;

    private final Caller caller;
    private final Wordings wordings;
    private final ResponseService responses;
    private final ResponseReader reader;

    InstrumentResource(Caller caller, Wordings wordings, ResponseService responses, ResponseReader reader) {
        this.caller = caller;
        this.wordings = wordings;
        this.responses = responses;
        this.reader = reader;
    }

    /** All of them, always on one page. */
    @GET
    @RolesAllowed({Role.SEEKER, Role.CLINIC, Role.COUNSELOR, Role.SUPERVISOR})
    public Page<InstrumentView> list(
            @QueryParam("locale") @Size(max = LONGEST_TAG) String locale,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted) {
        String language = Languages.inEffect(locale, accepted);
        return new Page<>(
                Instruments.ALL.stream().map(each -> view(each, language)).toList(), null);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.SEEKER, Role.CLINIC, Role.COUNSELOR, Role.SUPERVISOR})
    public InstrumentView read(
            String id,
            @QueryParam("locale") @Size(max = LONGEST_TAG) String locale,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted) {
        return view(Instruments.of(id), Languages.inEffect(locale, accepted));
    }

    @POST
    @Path("/{id}/responses")
    public Uni<RestResponse<ResponseView>> answer(
            String id,
            @QueryParam("locale") @Size(max = LONGEST_TAG) String locale,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted,
            @HeaderParam(Idempotency.HEADER) String key,
            @NotNull @Valid ResponseRequest request) {
        return responses
                .answer(Sender.of(caller, key), Instruments.of(id), Languages.inEffect(locale, accepted), request)
                .map(InstrumentResource::created);
    }

    /** The seeker's own, newest first; of an instrument that is only imported, too. */
    @GET
    @Path("/{id}/responses")
    public Uni<Page<ResponseView>> responses(
            String id, @QueryParam("limit") @DefaultValue("50") Limit limit, @QueryParam("after") Cursor after) {
        Instruments.requireKnown(id);
        return reader.list(caller.clinic(), caller.seeker(), id, after, limit);
    }

    /** A result that was scored elsewhere. */
    @POST
    @Path("/results")
    @RolesAllowed(Role.CLINIC)
    public Uni<RestResponse<ResponseView>> take(
            @QueryParam("locale") @Size(max = LONGEST_TAG) String locale,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted,
            @HeaderParam(Idempotency.HEADER) String key,
            @NotNull @Valid ResultRequest request) {
        return responses
                .take(Sender.of(caller, key), Languages.inEffect(locale, accepted), request)
                .map(InstrumentResource::created);
    }

    private InstrumentView view(Instrument instrument, String language) {
        return InstrumentView.of(instrument, language, wordings.of(instrument, language));
    }

    private static RestResponse<ResponseView> created(ResponseView view) {
        return RestResponse.status(Status.CREATED, view);
    }
}
