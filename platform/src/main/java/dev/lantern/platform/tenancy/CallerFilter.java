// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.tenancy;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses callers of no clinic before any endpoint runs. */
class CallerFilter {

    private final CurrentIdentityAssociation association;
    private final Caller caller;

    CallerFilter(CurrentIdentityAssociation association, Caller caller) {
        this.association = association;
        this.caller = caller;
    }

    @ServerRequestFilter
    Uni<Void> check() {
        return association.getDeferredIdentity().invoke(this::refuse).replaceWithVoid();
    }

    private void refuse(SecurityIdentity identity) {
        if (!identity.isAnonymous()) {
            caller.check();
        }
    }
}
