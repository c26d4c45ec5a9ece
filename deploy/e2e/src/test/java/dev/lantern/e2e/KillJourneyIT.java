// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.contracts.MessageAssessed;
import dev.lantern.e2e.client.Case;
import dev.lantern.e2e.client.Conversation;
import dev.lantern.e2e.client.DeskClient;
import dev.lantern.e2e.client.Message;
import dev.lantern.e2e.client.SeekerClient;
import dev.lantern.e2e.suite.Measured;
import dev.lantern.e2e.suite.RunningSuite;
import dev.lantern.local.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each service dies once in the middle of its work while seekers keep writing: nothing is lost, nothing doubled. */
@OnSuite
@Order(8)
class KillJourneyIT {
    private static final int CONVERSATIONS = 120;
    private static final int PER_SECOND = 20;
    private static final int TOTAL = CONVERSATIONS * Ledger.PER_CONVERSATION;

    /** Chat last: what a new chat compiles for minutes would be measured in the others' starts. */
    private static final List<Part> IN_TURN = List.of(Part.TRIAGE, Part.RESOURCE, Part.ESCALATION, Part.CHAT);

    private final RunningSuite suite;
    private final SeekerClient seeker;
    private final DeskClient desk;

    KillJourneyIT(RunningSuite suite) {
        this.suite = suite;
        this.seeker = suite.newSeeker();
        this.desk = suite.counselor("counselor-maya");
    }

    @Test
    @Timeout(600)
    void everyAcknowledgedMessageSurvivesTheDeathOfEachService() throws Exception {
        List<Conversation> conversations = IntStream.range(0, CONVERSATIONS)
                .mapToObj(index -> seeker.open(index % 2 == 0 ? "zh" : "en", index % 2 == 0 ? "CN" : "US"))
                .toList();
        try (var ledger = new Ledger(seeker, conversations)) {
            ledger.write(PER_SECOND);
            int written = 0;
            for (Part service : IN_TURN) {
                // Two steps are left for what the last one missed.
                written += TOTAL / (IN_TURN.size() + 2);
                awaitAcknowledged(ledger, written);
                killInMidWork(service);
            }
            awaitAcknowledged(ledger, TOTAL);

            Measured.report(
                    "acknowledged messages at %d a second with four kills".formatted(PER_SECOND),
                    ledger.acknowledged() + ", " + ledger.repeats() + " of them after a repetition");
            assertThat(ledger.refusals()).isEmpty();
            awaitQuiet(conversations);
            compare(ledger, conversations);
        }
        assertThat(deadLetters()).as("dead letters").isEmpty();
    }

    private static void awaitAcknowledged(Ledger ledger, int messages) {
        Await.patiently()
                .atMost(Duration.ofMinutes(5))
                .failFast(() -> assertThat(ledger.refusals()).isEmpty())
                .untilAsserted(() -> assertThat(ledger.acknowledged()).isGreaterThanOrEqualTo(messages));
    }

    private void killInMidWork(Part service) throws Exception {
        Instant killed;
        try (MidWork _ = MidWork.of(suite, service)) {
            suite.server(service).kill();
            killed = Instant.now();
        }
        suite.awaitReady(service);
        Measured.report(
                "kill -9 of " + service.label() + " until it is ready", Duration.between(killed, Instant.now()));
        if (service == Part.TRIAGE) {
            Await.untilAsserted(() -> assertThat(assessedAfter(killed)).isNotEmpty());
            Measured.report(
                    "kill -9 of triage until it assesses again",
                    Duration.between(killed, assessedAfter(killed).getFirst()));
        }
    }

    private List<Instant> assessedAfter(Instant moment) {
        return suite.topics().events(MessageAssessed.class).stream()
                .map(MessageAssessed::assessedAt)
                .filter(moment::isBefore)
                .sorted()
                .toList();
    }

    /** Until every message has its answer and its assessment, and no event waits anywhere. */
    private void awaitQuiet(List<Conversation> conversations) {
        for (Conversation conversation : conversations) {
            Await.untilAsserted(() -> {
                List<Message> history = seeker.history(conversation.id());
                assertThat(history)
                        .filteredOn(message -> message.by("seeker"))
                        .allSatisfy(message -> assertThat(Await.answers(history, message))
                                .as("answers to message %d of %s", message.sequence(), conversation.id())
                                .isNotEmpty());
            });
        }
        Set<UUID> written = conversations.stream()
                .flatMap(conversation -> seeker.history(conversation.id()).stream())
                .filter(message -> message.by("seeker"))
                .map(Message::id)
                .collect(Collectors.toSet());
        // Answers do not wait for a triage that is behind, so triage may still be reading.
        Await.patiently()
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(suite.topics().events(MessageAssessed.class))
                        .extracting(MessageAssessed::messageId)
                        .containsAll(written));
        Await.untilAsserted(() -> {
            for (Part service : RunningSuite.services()) {
                try (var database = suite.database(service);
                        var waiting = database.createStatement()
                                .executeQuery("select 1 from outbox where sent_at is null limit 1")) {
                    assertThat(waiting.next())
                            .as("events of %s wait", service.label())
                            .isFalse();
                }
            }
        });
    }

    private void compare(Ledger ledger, List<Conversation> conversations) {
        Map<UUID, Set<UUID>> assessments = suite.topics().events(MessageAssessed.class).stream()
                .filter(assessed -> assessed.messageId() != null)
                .collect(Collectors.groupingBy(
                        MessageAssessed::messageId,
                        Collectors.mapping(MessageAssessed::assessmentId, Collectors.toSet())));
        var all = new SoftAssertions();
        for (int index = 0; index < conversations.size(); index++) {
            Conversation conversation = conversations.get(index);
            List<Message> history = seeker.history(conversation.id());
            compareHistory(all, ledger.entries(index), history);
            compareAnswers(all, history);
            history.stream()
                    .filter(message -> message.by("seeker"))
                    .forEach(message -> all.assertThat(assessments.getOrDefault(message.id(), Set.of()))
                            .as("assessments of message %d of %s", message.sequence(), conversation.id())
                            .hasSize(1));
            boolean crisis = Ledger.hasCrisis(index);
            Await.untilAsserted(() -> assertThat(desk.casesOf(conversation.id()))
                    .as("cases of conversation %s", conversation.id())
                    .hasSize(crisis ? 1 : 0));
            all.assertThat(desk.casesOf(conversation.id()))
                    .extracting(Case::urgency)
                    .allMatch("IMMINENT"::equals);
        }
        all.assertAll();
    }

    private static void compareHistory(SoftAssertions all, Map<String, Ledger.Entry> ledger, List<Message> history) {
        all.assertThat(history).extracting(Message::sequence).isEqualTo(Sequences.upTo(history.size()));
        List<Message> own =
                history.stream().filter(message -> message.by("seeker")).toList();
        List<Message> acknowledged =
                ledger.values().stream().map(Ledger.Entry::acknowledged).toList();
        all.assertThat(own)
                .as("the history against the ledger, in the order of writing")
                .isEqualTo(acknowledged);
        all.assertThat(own)
                .as("texts as they were written")
                .allSatisfy(message -> assertThat(message.text())
                        .isEqualTo(ledger.get(message.clientMessageId()).text()));
    }

    private static void compareAnswers(SoftAssertions all, List<Message> history) {
        history.stream()
                .filter(message -> message.by("seeker"))
                .forEach(message -> all.assertThat(Await.answers(history, message))
                        .as("answers to message %d", message.sequence())
                        .hasSize(1));
        // The opening, and the one extra message when a verdict later than the screen's first raised the conversation.
        all.assertThat(history)
                .filteredOn(message -> message.by("assistant") && message.inReplyTo() == null && message.sequence() > 1)
                .as("messages of the assistant that answer nothing")
                .hasSizeLessThanOrEqualTo(1)
                .allMatch(Message::isCrisisProtocol);
    }

    private List<String> deadLetters() {
        List<String> topics = suite.topics().names().stream()
                .filter(topic -> topic.endsWith(".dlq"))
                .toList();
        return suite.topics().read(topics).stream()
                .map(dead -> dead.topic() + " " + dead.headers())
                .toList();
    }
}
