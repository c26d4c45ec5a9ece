// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.e2e.client.Case;
import dev.lantern.e2e.client.Conversation;
import dev.lantern.e2e.client.DeskClient;
import dev.lantern.e2e.client.EventStream;
import dev.lantern.e2e.client.Message;
import dev.lantern.e2e.client.SeekerClient;
import dev.lantern.e2e.client.StreamEvent;
import dev.lantern.e2e.suite.RunningSuite;
import dev.lantern.local.Part;
import dev.lantern.local.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Two replicas are one service: what is written through one is seen at the other, and either may die. */
@OnSuite
@Order(7)
class ReplicasJourneyIT {
    private final RunningSuite suite;
    private final List<Server> replicas = new ArrayList<>();

    ReplicasJourneyIT(RunningSuite suite) {
        this.suite = suite;
    }

    @AfterEach
    void oneReplicaIsEnough() {
        replicas.forEach(Server::stop);
    }

    @Test
    void aSeekersStreamContinuesAtTheOtherReplica() {
        String name = "s-" + UUID.randomUUID();
        Server doomed = replica(Part.CHAT);
        SeekerClient atA = suite.seeker(name, doomed.url());
        SeekerClient atB = suite.seeker(name, suite.url(Part.CHAT));
        Conversation conversation = atB.open("en", "US");
        var received = new ArrayList<StreamEvent>();

        try (EventStream atDoomed = atA.events(conversation.id(), null)) {
            for (String text : Texts.troubles("en").subList(0, 3)) {
                Await.answer(atB, conversation.id(), atB.say(conversation, text));
            }
            Await.untilAsserted(() -> assertThat(atDoomed.messages()).hasSizeGreaterThanOrEqualTo(6));
            doomed.kill();
            Await.patiently().until(atDoomed::ended);
            received.addAll(atDoomed.events());
        }
        Message whileNobodyListens = atB.say(conversation, Texts.troubles("en").get(3));
        Await.answer(atB, conversation.id(), whileNobodyListens);
        try (EventStream atOther =
                atB.events(conversation.id(), received.getLast().id())) {
            Message last = atB.say(conversation, Texts.troubles("en").get(4));
            Await.answer(atB, conversation.id(), last);
            Await.untilAsserted(() -> assertThat(atOther.messages()).hasSizeGreaterThanOrEqualTo(4));
            received.addAll(atOther.events());
        }

        assertNumberedWithoutGap(received);
        assertThat(received)
                .filteredOn(event -> event.name().equals("message"))
                .extracting(event -> event.as(Message.class).id())
                .isEqualTo(atB.history(conversation.id()).stream()
                        .skip(1)
                        .map(Message::id)
                        .toList());
    }

    @Test
    void aDesksStreamContinuesAtTheOtherReplica() {
        Server doomed = replica(Part.ESCALATION);
        DeskClient atA = suite.counselor("counselor-maya", doomed.url());
        DeskClient atB = suite.counselor("counselor-maya");
        SeekerClient seeker = suite.newSeeker();
        var received = new ArrayList<StreamEvent>();

        UUID first;
        try (EventStream atDoomed = atA.events(null)) {
            first = openCase(seeker, atB).id();
            atB.claim(first);
            Await.untilAsserted(
                    () -> assertThat(statesOf(atDoomed.events(), first)).contains("claimed"));
            doomed.kill();
            Await.patiently().until(atDoomed::ended);
            received.addAll(atDoomed.events());
        }
        atB.resolve(first, "SAFE", "-");
        UUID second = openCase(seeker, atB).id();
        try (EventStream atOther = atB.events(received.getLast().id())) {
            atB.claim(second);
            Await.untilAsserted(
                    () -> assertThat(statesOf(atOther.events(), second)).contains("claimed"));
            received.addAll(atOther.events());
        }
        atB.resolve(second, "SAFE", "-");

        assertNumberedWithoutGap(received);
        assertThat(statesOf(received, first)).containsExactly("open", "claimed", "resolved");
        assertThat(statesOf(received, second)).containsExactly("open", "claimed");
    }

    private Server replica(Part service) {
        Server replica = suite.replica(service);
        replica.restartWhenItDies(false);
        replicas.add(replica);
        return replica;
    }

    private static Case openCase(SeekerClient seeker, DeskClient desk) {
        Conversation conversation = seeker.open("zh", "CN");
        seeker.say(conversation, Texts.CRISIS_ZH);
        Await.untilAsserted(() -> assertThat(desk.casesOf(conversation.id())).hasSize(1));
        return desk.casesOf(conversation.id()).getFirst();
    }

    /** Durable events of one stream have consecutive numbers. */
    private static void assertNumberedWithoutGap(List<StreamEvent> events) {
        List<Long> numbers = events.stream()
                .filter(event -> event.id() != null)
                .map(event -> Long.parseLong(event.id()))
                .toList();
        assertThat(numbers).isNotEmpty();
        long first = numbers.getFirst();
        assertThat(numbers.stream().map(number -> number - first + 1).toList())
                .as("numbers of the durable events, from the first")
                .isEqualTo(Sequences.upTo(numbers.size()));
    }

    private static List<String> statesOf(List<StreamEvent> events, UUID id) {
        return events.stream()
                .filter(event -> event.name().equals("case"))
                .map(event -> event.as(Case.class))
                .filter(each -> each.id().equals(id))
                .map(Case::status)
                .distinct()
                .toList();
    }
}
