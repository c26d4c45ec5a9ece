// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import dev.lantern.platform.problem.Problem;
import dev.lantern.platform.stream.Resumable;
import dev.lantern.platform.stream.StreamStart;
import dev.lantern.platform.tenancy.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Finds where the stream of a conversation starts. */
class ResumeFilter {

    private final ConversationService conversations;
    private final Caller caller;
    private final StreamStart start;

    ResumeFilter(ConversationService conversations, Caller caller, StreamStart start) {
        this.conversations = conversations;
        this.caller = caller;
        this.start = start;
    }

    @Resumable
    @ServerRequestFilter
    Uni<Void> find(ContainerRequestContext request) {
        return conversations
                .find(caller.clinic(), caller.seeker(), id(request))
                .invoke(found -> start.find(request, found.lastEvent))
                .replaceWithVoid();
    }

    // The framework reads the path's parameters only after the filters.
    private static UUID id(ContainerRequestContext request) {
        try {
            return UUID.fromString(request.getUriInfo().getPathParameters().getFirst("id"));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }
}
