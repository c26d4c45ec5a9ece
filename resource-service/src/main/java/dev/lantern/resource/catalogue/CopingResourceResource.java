// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.catalogue;

import dev.lantern.platform.problem.Cursor;
import dev.lantern.platform.problem.Limit;
import dev.lantern.platform.problem.Page;
import dev.lantern.platform.problem.Problem;
import dev.lantern.platform.tenancy.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The catalogue, for every role. */
@Cancellable(false)
@Path("/v1/resources")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.SEEKER, Role.CLINIC, Role.COUNSELOR, Role.SUPERVISOR, Role.EDITOR, Role.OPERATOR})
public class CopingResourceResource {

    private final Catalogue catalogue;

    CopingResourceResource(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    public Page<CopingResourceView> search(
            @QueryParam("query") @Size(max = 200) String query,
            @QueryParam("locale") @Size(max = 35) String locale,
            @QueryParam("region") @Size(max = 35) String region,
            @QueryParam("stressor") @Size(max = 100) String stressor,
            @QueryParam("emotion") @Size(max = 100) String emotion,
            @QueryParam("kind") Kind kind,
            @QueryParam("limit") @DefaultValue("50") Limit limit,
            @QueryParam("after") Cursor after) {
        Search search = new Search(query, locale, region, stressor, emotion, kind);
        List<Catalogue.Hit> rest = catalogue.search(search).stream()
                .filter(hit -> after == null || follows(hit, after))
                .limit(limit.plusOne())
                .toList();
        return Page.of(
                        rest,
                        limit,
                        hit -> Cursor.of(hit.score(), hit.resource().id()).toString())
                .map(hit -> CopingResourceView.listed(hit.resource()));
    }

    @GET
    @Path("/{id}")
    public CopingResourceView read(String id) {
        return catalogue.find(id).map(CopingResourceView::of).orElseThrow(Problem::notFound);
    }

    private static boolean follows(Catalogue.Hit hit, Cursor after) {
        long score = after.number(0);
        String id = after.parts().size() == 2 ? after.parts().get(1) : "";
        return hit.score() < score
                || hit.score() == score && hit.resource().id().compareTo(id) > 0;
    }
}
