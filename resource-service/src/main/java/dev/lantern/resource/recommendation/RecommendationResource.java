// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.recommendation;

import dev.lantern.platform.problem.Cursor;
import dev.lantern.platform.problem.Limit;
import dev.lantern.platform.problem.Page;
import dev.lantern.platform.tenancy.Caller;
import dev.lantern.platform.tenancy.Role;
import dev.lantern.resource.catalogue.Catalogue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What was recommended to the seeker who asks, newest first. */
@Cancellable(false)
@Path("/v1/recommendations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.SEEKER, Role.CLINIC})
public class RecommendationResource {

    private final RecommendationService service;
    private final Catalogue catalogue;
    private final Caller caller;

    RecommendationResource(RecommendationService service, Catalogue catalogue, Caller caller) {
        this.service = service;
        this.catalogue = catalogue;
        this.caller = caller;
    }

    @GET
    public Uni<Page<RecommendationView>> list(
            @QueryParam("conversation") UUID conversation,
            @QueryParam("limit") @DefaultValue("50") Limit limit,
            @QueryParam("after") Cursor after) {
        UUID before = after == null ? null : after.uuid(0);
        return service.of(caller.clinic(), caller.seeker(), conversation, before, limit.plusOne())
                .map(found -> Page.of(found, limit, each -> Cursor.of(each.id).toString()))
                .map(this::views);
    }

    /** A resource that has left the catalogue is no longer shown. */
    private Page<RecommendationView> views(Page<Recommendation> page) {
        List<RecommendationView> items =
                page.items().stream().flatMap(this::view).toList();
        return new Page<>(items, page.next());
    }

    private Stream<RecommendationView> view(Recommendation recommendation) {
        return catalogue
                .find(recommendation.resource)
                .map(found -> RecommendationView.of(recommendation, found))
                .stream();
    }
}
