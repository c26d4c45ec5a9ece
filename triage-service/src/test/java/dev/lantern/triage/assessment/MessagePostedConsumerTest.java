// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.assessment;

import static dev.lantern.triage.Talk.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lantern.contracts.Author;
import dev.lantern.contracts.MessageAssessed;
import dev.lantern.contracts.MessagePosted;
import dev.lantern.contracts.Topics;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.privacy.SealedText;
import dev.lantern.platform.testing.KafkaEvents;
import dev.lantern.triage.RealParts;
import dev.lantern.triage.Talk;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class MessagePostedConsumerTest {

    @Inject
    SealedText sealed;

    @Inject
    MeterRegistry meters;

    @Test
    void publishesAnImminentAssessmentWithPlacesInTheText() {
        var talk = new Talk(sealed);
        String text = "我不想活了，药都准备好了，今晚就走";
        MessagePosted posted = talk.posted(2, Author.SEEKER, text);
        KafkaEvents.publish(posted);
        MessageAssessed assessed = awaitAssessed(talk, 1).getFirst();
        assertThat(assessed.messageId()).isEqualTo(posted.messageId());
        assertThat(assessed.urgency()).isEqualTo(Urgency.IMMINENT);
        assertThat(assessed.conversationUrgency()).isEqualTo(Urgency.IMMINENT);
        assertThat(assessed.degraded()).isFalse();
        assertThat(assessed.evidence())
                .isNotEmpty()
                .allSatisfy(span ->
                        assertThat(text.substring(span.start(), span.end())).isNotBlank());
    }

    @Test
    void assessesAMessageOnceHoweverOftenItComes() {
        var talk = new Talk(sealed);
        MessagePosted posted = talk.posted(2, Author.SEEKER, "I want to kill myself");
        UUID eventId = UUID.randomUUID();
        KafkaEvents.publish(eventId, posted);
        KafkaEvents.publish(eventId, posted);
        // A replay from the dead letters has an id of its own.
        KafkaEvents.publish(posted);
        KafkaEvents.publish(talk.posted(3, Author.SEEKER, "hello again"));
        assertThat(awaitAssessed(talk, 2)).extracting(MessageAssessed::sequence).containsExactly(2L, 3L);
        assertThat(talk.assessments().<List<Object>>path("items")).hasSize(2);
    }

    @Test
    void hasTheModelReadNothingAgainThatComesAfterARestart() {
        var talk = new Talk(sealed);
        Instant before = Instant.now().minusSeconds(10);
        MessagePosted posted = talk.posted(2, Author.SEEKER, "I want to kill myself", before);
        UUID eventId = UUID.randomUUID();
        KafkaEvents.publish(eventId, posted);
        awaitAssessed(talk, 1);
        long read = read();
        KafkaEvents.publish(eventId, posted);
        KafkaEvents.publish(talk.posted(3, Author.SEEKER, "hello again"));
        awaitAssessed(talk, 2);
        assertThat(read()).isEqualTo(read + 1);
    }

    private long read() {
        return meters.find("triage.assessment").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    @Test
    void leavesOtherAuthorsAlone() {
        var talk = new Talk(sealed);
        KafkaEvents.publish(talk.posted(1, Author.ASSISTANT, "我不想活了"));
        KafkaEvents.publish(talk.posted(2, Author.COUNSELOR, "我不想活了"));
        KafkaEvents.publish(talk.posted(3, Author.SEEKER, "今天天气很好"));
        assertThat(awaitAssessed(talk, 1)).extracting(MessageAssessed::sequence).containsExactly(3L);
    }

    @Test
    void setsAsideWhatItCannotReadAndGoesOn() {
        var talk = new Talk(sealed);
        String key = talk.conversation.toString();
        KafkaEvents.publish(
                Topics.MESSAGE_POSTED, UUID.randomUUID().toString(), key, "{\"no".getBytes(StandardCharsets.UTF_8));
        MessagePosted sealedForAnother = new Talk(sealed).posted(2, Author.SEEKER, "x");
        KafkaEvents.publish(new MessagePosted(
                "two",
                talk.conversation,
                sealedForAnother.seeker(),
                sealedForAnother.messageId(),
                2,
                sealedForAnother.author(),
                sealedForAnother.text(),
                "en",
                null,
                sealedForAnother.sentAt(),
                null,
                null,
                null));
        KafkaEvents.publish(talk.posted(3, Author.SEEKER, "hello"));
        assertThat(awaitAssessed(talk, 1)).extracting(MessageAssessed::sequence).containsExactly(3L);
        await().atMost(PATIENCE)
                .until(() -> KafkaEvents.all(Topics.MESSAGE_POSTED + Topics.DEAD_LETTER_SUFFIX).stream()
                                .filter(each -> key.equals(each.key()))
                                .count()
                        == 2);
    }

    private static List<MessageAssessed> awaitAssessed(Talk talk, int number) {
        await().atMost(PATIENCE)
                .until(() ->
                        KafkaEvents.of(talk.conversation, MessageAssessed.class).size() >= number);
        return KafkaEvents.of(talk.conversation, MessageAssessed.class);
    }
}
