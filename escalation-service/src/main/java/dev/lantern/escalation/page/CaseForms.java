// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.page;

import dev.lantern.escalation.cases.CaseReader;
import dev.lantern.escalation.cases.Counselor;
import dev.lantern.escalation.cases.EscalationService;
import dev.lantern.escalation.cases.NoteService;
import dev.lantern.escalation.cases.Outcome;
import dev.lantern.escalation.cases.ReplyService;
import dev.lantern.platform.problem.Text;
import dev.lantern.platform.tenancy.Caller;
import dev.lantern.platform.tenancy.Role;
import io.quarkus.oidc.Tenant;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The page's forms; each answers with the case as it is then. {@link SameOriginGuard} checks where they come from. */
@Cancellable(false)
@Path("/desk")
@Tenant(DashboardPage.TENANT)
@RolesAllowed({Role.COUNSELOR, Role.SUPERVISOR})
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class CaseForms {

    private final Caller caller;
    private final EscalationService escalations;
    private final ReplyService replies;
    private final NoteService notes;
    private final CaseReader reader;
    private final Language language;

    CaseForms(
            Caller caller,
            EscalationService escalations,
            ReplyService replies,
            NoteService notes,
            CaseReader reader,
            Language language) {
        this.caller = caller;
        this.escalations = escalations;
        this.replies = replies;
        this.notes = notes;
        this.reader = reader;
        this.language = language;
    }

    @POST
    @Path("/cases/{id}/claim")
    @Operation(hidden = true)
    public Uni<TemplateInstance> claim(UUID id) {
        Counselor counselor = Counselor.of(caller);
        return after(escalations.claim(counselor, id), counselor, id);
    }

    @POST
    @Path("/cases/{id}/release")
    @Operation(hidden = true)
    public Uni<TemplateInstance> release(UUID id) {
        Counselor counselor = Counselor.of(caller);
        return after(escalations.release(counselor, id), counselor, id);
    }

    @POST
    @Path("/cases/{id}/resolve")
    @Operation(hidden = true)
    public Uni<TemplateInstance> resolve(
            UUID id, @RestForm @NotNull Outcome outcome, @RestForm @Size(max = 4000) String note) {
        Counselor counselor = Counselor.of(caller);
        String words = note == null || note.isBlank() ? null : note;
        return after(escalations.resolve(counselor, id, outcome, words), counselor, id);
    }

    @POST
    @Path("/cases/{id}/messages")
    @Operation(hidden = true)
    public Uni<TemplateInstance> reply(
            UUID id,
            @RestForm @NotNull @Text(max = 4000) String text,
            @RestForm @NotNull @Text(max = 64) String clientMessageId) {
        Counselor counselor = Counselor.of(caller);
        return after(replies.reply(counselor, id, text, clientMessageId), counselor, id);
    }

    @POST
    @Path("/cases/{id}/notes")
    @Operation(hidden = true)
    public Uni<TemplateInstance> note(UUID id, @RestForm @NotNull @Text(max = 4000) String text) {
        Counselor counselor = Counselor.of(caller);
        return after(notes.note(counselor, id, text, NoteService.Key.NONE), counselor, id);
    }

    private Uni<TemplateInstance> after(Uni<?> done, Counselor counselor, UUID id) {
        String tag = language.tag();
        return done.chain(() -> reader.read(counselor, id))
                .map(detail ->
                        Templates.escalation(CaseModel.of(detail, counselor)).setLocale(tag));
    }
}
