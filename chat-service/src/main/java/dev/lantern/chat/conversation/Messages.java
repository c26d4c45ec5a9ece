// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.conversation;

import dev.lantern.contracts.Author;
import dev.lantern.contracts.MessagePosted;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.outbox.Outbox;
import dev.lantern.platform.stream.Streams;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The messages of conversations and their durable stream, always within a clinic. */
@ApplicationScoped
public class Messages implements PanacheRepositoryBase<Message, UUID> {

    private final Outbox outbox;
    private final Clock clock;

    Messages(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Gives {@code draft} the next place in a conversation that the caller has locked, and publishes it. */
    public Uni<Message> append(Conversation locked, Draft draft) {
        var message = new Message();
        message.id = draft.id();
        message.clinicId = locked.clinicId;
        message.conversationId = locked.id;
        message.sequence = ++locked.lastSequence;
        message.authorKind = draft.author().kind();
        message.authorName = draft.author().name();
        message.sealedText = draft.sealedText();
        message.sentAt = clock.instant();
        message.clientMessageId = draft.clientMessageId();
        message.inReplyTo = draft.inReplyTo();
        message.origin = draft.origin();
        return persist(message)
                .chain(() -> show(locked, "message", message.id, null))
                .chain(() -> outbox.publish(posted(locked, message, draft.heard())))
                .replaceWith(message);
    }

    /** Adds an event other than a message to the stream of a conversation that the caller has locked. */
    public Uni<Void> show(Conversation locked, String kind, String payload) {
        return show(locked, kind, null, payload);
    }

    private Uni<Void> show(Conversation locked, String kind, UUID messageId, String payload) {
        var event = new StreamEvent();
        event.conversationId = locked.id;
        event.number = ++locked.lastEvent;
        event.kind = kind;
        event.messageId = messageId;
        event.payload = payload;
        return Panache.getSession().flatMap(session -> session.persist(event));
    }

    public Uni<Message> byId(String clinic, UUID id) {
        return find("clinicId = ?1 and id = ?2", clinic, id).firstResult();
    }

    /** Null when the conversation has no such message. */
    public Uni<Message> in(String clinic, UUID conversation, UUID id) {
        return find("clinicId = ?1 and conversationId = ?2 and id = ?3", clinic, conversation, id)
                .firstResult();
    }

    Uni<Message> sentAs(String clinic, UUID conversation, String authorKind, String clientMessageId) {
        return find(
                        "clinicId = ?1 and conversationId = ?2 and authorKind = ?3 and clientMessageId = ?4",
                        clinic,
                        conversation,
                        authorKind,
                        clientMessageId)
                .firstResult();
    }

    /** In order, those after {@code sequence}. */
    Uni<List<Message>> after(String clinic, UUID conversation, long sequence, int most) {
        return find(
                        "clinicId = ?1 and conversationId = ?2 and sequence > ?3 order by sequence",
                        clinic,
                        conversation,
                        sequence)
                .page(0, most)
                .list();
    }

    /** The last {@code most} messages, in order. */
    public Uni<List<Message>> last(String clinic, UUID conversation, int most) {
        return find("clinicId = ?1 and conversationId = ?2 order by sequence desc", clinic, conversation)
                .page(0, most)
                .list()
                .map(List::reversed);
    }

    /** What the seeker wrote last; null when the clinic has no such conversation or they wrote nothing. */
    public Uni<Message> lastOfSeeker(String clinic, UUID conversation) {
        return find(
                        "clinicId = ?1 and conversationId = ?2 and authorKind = ?3 order by sequence desc",
                        clinic,
                        conversation,
                        Author.SEEKER)
                .page(0, 1)
                .firstResult();
    }

    /** Whether a seeker's message has its one answer. */
    public Uni<Boolean> isAnswered(Message message) {
        return count("clinicId = ?1 and inReplyTo = ?2", message.clinicId, message.id)
                .map(answers -> answers > 0);
    }

    /** Whether a counselor has written after {@code message}. */
    public Uni<Boolean> isFollowedByCounselor(Message message) {
        return count(
                        "clinicId = ?1 and conversationId = ?2 and authorKind = ?3 and sequence > ?4",
                        message.clinicId,
                        message.conversationId,
                        Author.COUNSELOR,
                        message.sequence)
                .map(words -> words > 0);
    }

    /** Everything that was said in our own words, the assistant's and the system's, in order. */
    public Uni<List<Said>> saidByUs(String clinic, UUID conversation) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery("""
                                select m.id, m.sealedText from Message m
                                where m.clinicId = :clinic and m.conversationId = :id and m.authorKind in :us
                                order by m.sequence
                                """, Said.class)
                        .setParameter("clinic", clinic)
                        .setParameter("id", conversation)
                        .setParameter("us", List.of(Author.ASSISTANT, Author.SYSTEM))
                        .getResultList());
    }

    /** The highest verdict on a message after {@code sequence}. */
    public Uni<Urgency> highestAfter(String clinic, UUID conversation, long sequence) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(
                                "select distinct m.urgency from Message m where m.clinicId = :clinic"
                                        + " and m.conversationId = :id and m.sequence > :sequence and m.urgency is not null",
                                Urgency.class)
                        .setParameter("clinic", clinic)
                        .setParameter("id", conversation)
                        .setParameter("sequence", sequence)
                        .getResultList())
                .map(found -> found.stream().reduce(Urgency.NONE, Urgency::max));
    }

    /** What was found in the messages after {@code sequence} that are MODERATE or above; null where it was not kept. */
    public Uni<List<@Nullable String>> alarmingFindingsAfter(String clinic, UUID conversation, long sequence) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(
                                "select m.findings from Message m where m.clinicId = :clinic and m.conversationId = :id"
                                        + " and m.sequence > :sequence and m.urgency in :alarming",
                                String.class)
                        .setParameter("clinic", clinic)
                        .setParameter("id", conversation)
                        .setParameter("sequence", sequence)
                        .setParameter("alarming", List.of(Urgency.MODERATE, Urgency.HIGH, Urgency.IMMINENT))
                        .getResultList());
    }

    /** The conversation's events after number {@code after}, in order, each with its message where it is one. */
    Uni<List<Event>> events(String clinic, UUID conversation, long after, int most) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery("""
                                select e, m from StreamEvent e
                                join Conversation c on c.id = e.conversationId
                                left join Message m on m.id = e.messageId
                                where c.clinicId = :clinic and e.conversationId = :id and e.number > :after
                                order by e.number
                                """, Event.class)
                        .setParameter("clinic", clinic)
                        .setParameter("id", conversation)
                        .setParameter("after", after)
                        .setMaxResults(most)
                        .getResultList());
    }

    /** The number of each conversation's last event. */
    Uni<List<Streams.Head>> lastEvents(String clinic, List<String> conversations) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(
                                "select cast(id as string), lastEvent from Conversation where clinicId = :clinic and id in :ids",
                                Streams.Head.class)
                        .setParameter("clinic", clinic)
                        .setParameter(
                                "ids",
                                conversations.stream().map(UUID::fromString).toList())
                        .getResultList());
    }

    private static MessagePosted posted(Conversation conversation, Message message, @Nullable Urgency heard) {
        return new MessagePosted(
                conversation.clinicId,
                conversation.id,
                conversation.seeker(),
                message.id,
                message.sequence,
                message.author(),
                message.sealedText,
                conversation.locale,
                conversation.region,
                message.sentAt,
                message.inReplyTo,
                message.origin,
                presumed(conversation, heard));
    }

    private static @Nullable Urgency presumed(Conversation conversation, @Nullable Urgency heard) {
        if (heard == null) {
            return null;
        }
        Urgency presumed = conversation.isInCrisis() ? heard.max(Urgency.HIGH) : heard;
        return presumed.atLeast(Urgency.HIGH) ? presumed : null;
    }

    /** A message in our own words. */
    public record Said(UUID id, String sealedText) {}

    /** An entry of the stream and, where it is one, its message. */
    record Event(StreamEvent entry, @Nullable Message message) {}
}
