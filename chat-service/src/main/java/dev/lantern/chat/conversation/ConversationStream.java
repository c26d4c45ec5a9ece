// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.lantern.contracts.Seeker;
import dev.lantern.platform.stream.Streams;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The durable events of one conversation, as they come. */
@ApplicationScoped
class ConversationStream {

    private final Streams streams;
    private final Messages messages;
    private final MessageService service;
    private final Streams.Heads heads;

    ConversationStream(Streams streams, Messages messages, MessageService service) {
        this.streams = streams;
        this.messages = messages;
        this.service = service;
        this.heads = messages::lastEvents;
    }

    /** Those after event {@code number} of a conversation that is known to be this seeker's. */
    Multi<Shown> after(String clinic, Seeker seeker, UUID conversation, long number) {
        return streams.follow(
                clinic,
                conversation.toString(),
                number,
                heads,
                last -> messages.events(clinic, conversation, last, Streams.PAGE)
                        .chain(events -> shown(seeker, events)),
                Shown::number);
    }

    private Uni<List<Shown>> shown(Seeker seeker, List<Messages.Event> events) {
        return service.views(
                        seeker,
                        events.stream()
                                .map(Messages.Event::message)
                                .filter(Objects::nonNull)
                                .toList())
                .map(views -> shown(events, views.iterator()));
    }

    private static List<Shown> shown(List<Messages.Event> events, Iterator<MessageView> views) {
        return events.stream()
                .map(Messages.Event::entry)
                .map(entry -> new Shown(
                        entry.number, entry.kind, entry.messageId != null ? views.next() : new RawValue(entry.payload)))
                .toList();
    }

    /** One event: its number in the conversation, its kind and its JSON. */
    record Shown(long number, String kind, Object data) {}
}
