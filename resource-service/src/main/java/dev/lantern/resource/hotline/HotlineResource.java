// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.hotline;

import dev.lantern.platform.safety.HotlinePack;
import dev.lantern.platform.safety.Hotlines;
import dev.lantern.platform.tenancy.Role;
import dev.lantern.resource.catalogue.Locales;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The hotlines, for every role; also for a region that nobody knows. */
@Cancellable(false)
@Path("/v1/hotlines")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.SEEKER, Role.CLINIC, Role.COUNSELOR, Role.SUPERVISOR, Role.EDITOR, Role.OPERATOR})
public class HotlineResource {

    @GET
    public HotlinesView list(
            @QueryParam("region") @Size(max = 35) String region, @QueryParam("locale") @Size(max = 35) String locale) {
        String language = Locales.known(locale);
        HotlinePack pack = Hotlines.of(region, language);
        return HotlinesView.of(pack, language, lines(pack, language));
    }

    /** Whoever can tell us neither region nor home sees all lines rather than none. */
    private static List<HotlineView> lines(HotlinePack pack, String language) {
        Stream<HotlinePack> packs = pack.hotlines().isEmpty()
                ? Hotlines.regions().stream().map(region -> Hotlines.of(region, language))
                : Stream.of(pack);
        return packs.flatMap(each -> each.hotlines().stream())
                .map(HotlineView::of)
                .toList();
    }
}
