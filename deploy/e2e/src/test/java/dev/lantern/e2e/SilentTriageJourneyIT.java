// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.contracts.Event;
import dev.lantern.contracts.MessageAssessed;
import dev.lantern.contracts.MessageScreened;
import dev.lantern.contracts.ModelVersion;
import dev.lantern.contracts.Seeker;
import dev.lantern.contracts.Signal;
import dev.lantern.contracts.SignalKinds;
import dev.lantern.contracts.Urgency;
import dev.lantern.e2e.client.Case;
import dev.lantern.e2e.client.Conversation;
import dev.lantern.e2e.client.DeskClient;
import dev.lantern.e2e.client.EventStream;
import dev.lantern.e2e.client.Message;
import dev.lantern.e2e.client.SeekerClient;
import dev.lantern.e2e.client.StreamEvent;
import dev.lantern.e2e.suite.Measured;
import dev.lantern.e2e.suite.RunningSuite;
import dev.lantern.local.Part;
import dev.lantern.local.Server;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Triage is silent: the screen speaks in its place, and what triage says later only adds. */
@OnSuite
@Order(6)
class SilentTriageJourneyIT {
    private final RunningSuite suite;
    private final Server triage;
    private final String name = "s-" + UUID.randomUUID();
    private final SeekerClient seeker;
    private final DeskClient chen;

    SilentTriageJourneyIT(RunningSuite suite) {
        this.suite = suite;
        this.triage = suite.server(Part.TRIAGE);
        this.seeker = suite.seeker(name, suite.url(Part.CHAT));
        this.chen = suite.counselor("counselor-chen");
    }

    @AfterEach
    void triageSpeaksAgain() {
        triage.resume();
        triage.start();
        suite.awaitReady(Part.TRIAGE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"zh, CN, 12356", "en, US, 988"})
    void aStoppedTriageDelaysHelpOnlyByTheDeadline(String locale, String region, String hotline) {
        triage.stop();

        helpComes("stopped", locale, region, hotline);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"zh, HK, 2389 2222", "en, GB, 116 123"})
    void aHungTriageDelaysHelpOnlyByTheDeadlineAndItsLateVerdictAddsNothing(
            String locale, String region, String hotline) {
        triage.pause();
        Exchange exchange = helpComes("hung", locale, region, hotline);

        triage.resume();
        awaitVerdict(MessageAssessed.class, MessageAssessed::messageId, exchange.question());
        Message next = seeker.say(exchange.conversation(), Texts.smallTalk(3));
        Await.answer(seeker, exchange.conversation().id(), next);

        List<Message> history = seeker.history(exchange.conversation().id());
        assertThat(Await.answers(history, exchange.question())).hasSize(1);
        assertThat(history).as("opening, question, answer, question, answer").hasSize(5);
        assertThat(chen.casesOf(exchange.conversation().id())).hasSize(1);
    }

    @Test
    void aLaterAndHigherVerdictOpensACaseAndBringsOneMoreCrisisMessage() {
        triage.pause();
        Conversation conversation = seeker.open("en", "US");
        Message question = seeker.say(conversation, Texts.smallTalk(1));
        Message answer = Await.answer(seeker, conversation.id(), question);
        assertThat(answer.isCrisisProtocol()).isFalse();

        // A model that sees more than the rules do; triage itself is hung.
        suite.topics().publish(higherVerdict(conversation, question), conversation.id());
        Await.untilAsserted(() -> assertThat(seeker.history(conversation.id()))
                .filteredOn(Message::isCrisisProtocol)
                .hasSize(1));
        Await.untilAsserted(() -> assertThat(chen.casesOf(conversation.id()))
                .extracting(Case::urgency)
                .containsExactly("HIGH"));

        triage.resume();
        awaitVerdict(MessageAssessed.class, MessageAssessed::messageId, question, 2);
        Message next = seeker.say(conversation, Texts.smallTalk(5));
        assertThat(Await.answer(seeker, conversation.id(), next).isCrisisProtocol())
                .as("in the queue at HIGH every answer is the crisis protocol")
                .isTrue();

        List<Message> history = seeker.history(conversation.id());
        assertThat(Await.answers(history, question)).containsExactly(answer);
        assertThat(history)
                .as("one extra, and the answer to the next message")
                .filteredOn(Message::isCrisisProtocol)
                .hasSize(2);
        assertThat(chen.casesOf(conversation.id()))
                .as("a lower verdict lowers nothing")
                .extracting(Case::urgency)
                .containsExactly("HIGH");
    }

    private Exchange helpComes(String triageIs, String locale, String region, String hotline) {
        Conversation conversation = seeker.open(locale, region);
        UUID id = conversation.id();
        try (EventStream own = seeker.events(id, null);
                EventStream desk = chen.events(null)) {
            long sent = System.nanoTime();
            Message question = seeker.say(conversation, Texts.crisis(locale));
            Await.untilAsserted(() -> assertThat(own.messages())
                    .filteredOn(message -> message.answers(question))
                    .hasSize(1));
            Await.untilAsserted(() -> assertThat(desk.named("case").map(event -> event.as(Case.class)))
                    .filteredOn(each -> each.conversationId().equals(id))
                    .extracting(Case::urgency)
                    .contains("IMMINENT"));

            StreamEvent help = own.named("message")
                    .filter(event -> event.as(Message.class).answers(question))
                    .findFirst()
                    .orElseThrow();
            Measured.report(
                    "help while triage is " + triageIs + " (" + locale + ")",
                    Duration.ofNanos(help.receivedAt() - sent));
            assertThat(help.as(Message.class).isCrisisProtocol()).isTrue();
            assertThat(help.as(Message.class).text()).contains(hotline);
            awaitVerdict(MessageScreened.class, MessageScreened::messageId, question);
            assertThat(chen.casesOf(id))
                    .as("why the case was opened")
                    .extracting(Case::reason)
                    .containsExactly("message-screened");
            return new Exchange(conversation, question);
        }
    }

    private <E extends Event> void awaitVerdict(Class<E> type, Function<E, UUID> messageId, Message question) {
        awaitVerdict(type, messageId, question, 1);
    }

    private <E extends Event> void awaitVerdict(
            Class<E> type, Function<E, UUID> messageId, Message question, int verdicts) {
        Await.untilAsserted(() -> assertThat(suite.topics().events(type))
                .as("%s of the message", type.getSimpleName())
                .filteredOn(verdict -> question.id().equals(messageId.apply(verdict)))
                .hasSize(verdicts));
    }

    private MessageAssessed higherVerdict(Conversation conversation, Message question) {
        return new MessageAssessed(
                "demo",
                conversation.id(),
                new Seeker("clinic", name),
                UUID.randomUUID(),
                question.id(),
                question.sequence(),
                "en",
                "US",
                Urgency.HIGH,
                Urgency.HIGH,
                0.9,
                "self",
                List.of(new Signal(SignalKinds.SUICIDAL_IDEATION, 0.9)),
                List.of(),
                List.of(),
                List.of(),
                new ModelVersion("journey", "1"),
                false,
                Instant.now(),
                null);
    }

    private record Exchange(Conversation conversation, Message question) {}
}
