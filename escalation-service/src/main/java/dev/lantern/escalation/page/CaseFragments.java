// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.page;

import dev.lantern.escalation.cases.CaseReader;
import dev.lantern.escalation.cases.Counselor;
import dev.lantern.escalation.cases.EscalationQueue;
import dev.lantern.platform.problem.Limit;
import dev.lantern.platform.tenancy.Caller;
import dev.lantern.platform.tenancy.Role;
import io.quarkus.oidc.Tenant;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The parts of the page that it fetches again when something changes. */
@Cancellable(false)
@Path("/desk")
@Tenant(DashboardPage.TENANT)
@RolesAllowed({Role.COUNSELOR, Role.SUPERVISOR})
@Produces(MediaType.TEXT_HTML)
public class CaseFragments {

    private static final int SHOWN = 100;

    private final Caller caller;
    private final EscalationQueue queue;
    private final CaseReader reader;
    private final Language language;

    CaseFragments(Caller caller, EscalationQueue queue, CaseReader reader, Language language) {
        this.caller = caller;
        this.queue = queue;
        this.reader = reader;
        this.language = language;
    }

    @GET
    @Path("/queue")
    @Operation(hidden = true)
    public Uni<TemplateInstance> queue() {
        Counselor counselor = Counselor.of(caller);
        String tag = language.tag();
        return queue.list(counselor, EscalationQueue.Filter.UNRESOLVED, new Limit(SHOWN), null)
                .map(page -> Templates.queue(QueueModel.of(page, counselor)).setLocale(tag));
    }

    @GET
    @Path("/cases/{id}")
    @Operation(hidden = true)
    public Uni<TemplateInstance> escalation(UUID id) {
        return render(id, Templates::escalation);
    }

    /** What changes while someone works on the case: everything but the forms. */
    @GET
    @Path("/cases/{id}/live")
    @Operation(hidden = true)
    public Uni<TemplateInstance> live(UUID id) {
        return render(id, Templates::live);
    }

    private Uni<TemplateInstance> render(UUID id, Function<CaseModel, TemplateInstance> template) {
        Counselor counselor = Counselor.of(caller);
        String tag = language.tag();
        return reader.read(counselor, id)
                .map(detail -> template.apply(CaseModel.of(detail, counselor)).setLocale(tag));
    }
}
