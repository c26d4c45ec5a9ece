// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.page;

import dev.lantern.platform.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets only the page itself post its forms: a foreign page can neither set the header nor pretend the origin. The session
 * cookie is SameSite=Strict besides.
 */
class SameOriginGuard {

    static final String HEADER = "X-Requested-With";

    @ServerRequestFilter
    void check(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        if (!request.getMethod().equals("POST") || !uri.getPath().startsWith("/desk/")) {
            return;
        }
        String own = uri.getBaseUri().getScheme() + "://" + uri.getBaseUri().getAuthority();
        if (request.getHeaderString(HEADER) == null || !own.equals(request.getHeaderString("Origin"))) {
            throw Problem.forbidden("This form was not sent by the desk page.");
        }
    }
}
