// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import dev.lantern.platform.stream.LiveEvents;
import dev.lantern.platform.tenancy.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Where the stream of this request starts, found before its answer begins: once a stream has begun, a 404 or 400 could
 * not be told any more.
 */
@RequestScoped
class StreamStart {

    private Conversation conversation;
    private long after;

    Conversation conversation() {
        return conversation;
    }

    long after() {
        return after;
    }

    void at(Conversation found, long number) {
        conversation = found;
        after = number;
    }

    /** Finds it. */
    static final class Filter {

        private static final Pattern EVENTS = Pattern.compile("/v1/conversations/([0-9a-fA-F-]{36})/events");

        private final ConversationService conversations;
        private final Caller caller;
        private final StreamStart start;

        Filter(ConversationService conversations, Caller caller, StreamStart start) {
            this.conversations = conversations;
            this.caller = caller;
            this.start = start;
        }

        @ServerRequestFilter
        public Uni<Void> find(ContainerRequestContext request) {
            Matcher events = EVENTS.matcher(request.getUriInfo().getPath());
            if (!events.matches()) {
                return Uni.createFrom().voidItem();
            }
            String lastEventId = request.getHeaderString("Last-Event-ID");
            String after = request.getUriInfo().getQueryParameters().getFirst("after");
            return conversations
                    .find(caller.clinic(), caller.seeker(), UUID.fromString(events.group(1)))
                    .invoke(found -> start.at(found, LiveEvents.resumeAfter(lastEventId, after, found.lastEvent)))
                    .replaceWithVoid();
        }
    }
}
