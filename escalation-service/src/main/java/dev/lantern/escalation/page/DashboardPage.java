// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.page;

import dev.lantern.escalation.cases.Counselor;
import dev.lantern.escalation.cases.EscalationQueue;
import dev.lantern.escalation.desk.DeskFeed;
import dev.lantern.platform.problem.Limit;
import dev.lantern.platform.tenancy.Caller;
import dev.lantern.platform.tenancy.Role;
import io.quarkus.oidc.Tenant;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The page itself, and the ways in and out. */
@Cancellable(false)
@Path("/")
@Tenant(DashboardPage.TENANT)
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class DashboardPage {

    static final String TENANT = "counselor-page";
    private static final int SHOWN = 100;
    private static final int A_YEAR_SECONDS = 31_536_000;

    private final Caller caller;
    private final EscalationQueue queue;
    private final DeskFeed feed;
    private final Language language;

    DashboardPage(Caller caller, EscalationQueue queue, DeskFeed feed, Language language) {
        this.caller = caller;
        this.queue = queue;
        this.feed = feed;
        this.language = language;
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> dashboard() {
        String tag = language.tag();
        if (!caller.has(Role.COUNSELOR) && !caller.has(Role.SUPERVISOR)) {
            return Uni.createFrom().item(Templates.noAccess(tag).setLocale(tag));
        }
        Counselor reader = Counselor.of(caller);
        // The number first: what changes after it reaches the page through the stream.
        return feed.lastNumber(reader.clinicId())
                .flatMap(after -> queue.list(reader, EscalationQueue.Filter.UNRESOLVED, new Limit(SHOWN), null)
                        .map(page -> Templates.dashboard(QueueModel.of(page, reader), reader, after, tag)
                                .setLocale(tag)));
    }

    /** Where the code flow ends. The session cookie is SameSite=Strict: only a step that starts here carries it. */
    @GET
    @Path("signed-in")
    @Operation(hidden = true)
    public TemplateInstance signedIn() {
        String tag = language.tag();
        return Templates.signedIn(tag).setLocale(tag);
    }

    /** The code flow takes over before this is reached. */
    @GET
    @Path("sign-out")
    @Operation(hidden = true)
    public Response signOut() {
        return Response.seeOther(URI.create("/")).build();
    }

    @GET
    @Path("language")
    @Operation(hidden = true)
    public Response choose(@QueryParam("to") String to) {
        NewCookie cookie = new NewCookie.Builder(Language.COOKIE)
                .value(Language.of(to))
                .path("/")
                .maxAge(A_YEAR_SECONDS)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
        return Response.seeOther(URI.create("/")).cookie(cookie).build();
    }
}
