// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.desk;

import dev.lantern.platform.stream.Resumable;
import dev.lantern.platform.stream.StreamStart;
import dev.lantern.platform.tenancy.Caller;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Finds where a stream of the desk starts. */
class ResumeFilter {

    private final CurrentIdentityAssociation association;
    private final Caller caller;
    private final Desk desk;
    private final StreamStart start;

    ResumeFilter(CurrentIdentityAssociation association, Caller caller, Desk desk, StreamStart start) {
        this.association = association;
        this.caller = caller;
        this.desk = desk;
        this.start = start;
    }

    @Resumable
    @ServerRequestFilter
    Uni<Void> find(ContainerRequestContext request) {
        return association
                .getDeferredIdentity()
                .flatMap(identity -> identity.isAnonymous() ? Uni.createFrom().voidItem() : startOf(request));
    }

    private Uni<Void> startOf(ContainerRequestContext request) {
        return desk.lastNumber(caller.clinic())
                .invoke(last -> start.find(request, last))
                .replaceWithVoid();
    }
}
