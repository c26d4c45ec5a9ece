// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.lantern.contracts.Seeker;
import dev.lantern.platform.stream.Streams;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The durable events of one conversation, as they come. */
@ApplicationScoped
class ConversationStream {

    private static final int AT_ONCE = 100;

    private final Streams streams;
    private final Messages messages;
    private final MessageService service;

    ConversationStream(Streams streams, Messages messages, MessageService service) {
        this.streams = streams;
        this.messages = messages;
        this.service = service;
    }

    /** Those after event {@code number} of a conversation that is known to be this seeker's. */
    Multi<Shown> after(Seeker seeker, UUID conversation, long number) {
        return streams.follow(
                conversation.toString(),
                number,
                last -> messages.events(conversation, last, AT_ONCE).chain(events -> shown(seeker, events)),
                Shown::number);
    }

    private Uni<List<Shown>> shown(Seeker seeker, List<StreamEvent> events) {
        List<UUID> ids = events.stream()
                .map(each -> each.messageId)
                .filter(Objects::nonNull)
                .toList();
        if (ids.isEmpty()) {
            return Uni.createFrom().item(shown(events, Map.of()));
        }
        return messages.list("id in ?1", ids)
                .chain(found -> service.views(seeker, found))
                .map(views ->
                        shown(events, views.stream().collect(Collectors.toMap(MessageView::id, Function.identity()))));
    }

    private static List<Shown> shown(List<StreamEvent> events, Map<UUID, MessageView> views) {
        var shown = new ArrayList<Shown>(events.size());
        for (StreamEvent event : events) {
            Object data = event.messageId != null ? views.get(event.messageId) : new RawValue(event.payload);
            shown.add(new Shown(event.number, event.kind, data));
        }
        return shown;
    }

    /** One event: its number in the conversation, its kind and its JSON. */
    record Shown(long number, String kind, Object data) {}
}
