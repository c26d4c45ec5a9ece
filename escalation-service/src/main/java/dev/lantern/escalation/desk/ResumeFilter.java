// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.desk;

import dev.lantern.platform.tenancy.Caller;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses nonsense before the stream: once it has begun, its status is sent. */
class ResumeFilter {

    private final CurrentIdentityAssociation association;
    private final Caller caller;
    private final Desk desk;

    ResumeFilter(CurrentIdentityAssociation association, Caller caller, Desk desk) {
        this.association = association;
        this.caller = caller;
        this.desk = desk;
    }

    @Resumable
    @ServerRequestFilter
    Uni<Void> check(ContainerRequestContext request) {
        ResumePoint point = ResumePoint.of(
                request.getHeaderString(ResumePoint.HEADER),
                request.getUriInfo().getQueryParameters().getFirst(ResumePoint.PARAMETER));
        if (point == null) {
            return Uni.createFrom().voidItem();
        }
        return association
                .getDeferredIdentity()
                .flatMap(identity -> identity.isAnonymous() ? Uni.createFrom().voidItem() : check(point));
    }

    private Uni<Void> check(ResumePoint point) {
        return desk.lastNumber(caller.clinic()).invoke(point::requireNotAfter).replaceWithVoid();
    }
}
