// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.notes;

import dev.lantern.platform.stream.Resumable;
import dev.lantern.platform.stream.StreamStart;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Asks the database where the stream of notes starts, as the services do. */
class NoteResumeFilter {

    private final StreamStart start;

    NoteResumeFilter(StreamStart start) {
        this.start = start;
    }

    @Resumable
    @ServerRequestFilter
    Uni<Void> find(ContainerRequestContext request) {
        return Panache.withSession(() -> Note.count())
                .invoke(last -> start.find(request, last))
                .replaceWithVoid();
    }
}
