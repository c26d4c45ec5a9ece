// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.conversation;

import static dev.lantern.triage.Talk.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lantern.contracts.Author;
import dev.lantern.contracts.MessageAssessed;
import dev.lantern.contracts.MessageScreened;
import dev.lantern.contracts.Signal;
import dev.lantern.contracts.SignalKinds;
import dev.lantern.contracts.Topics;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.privacy.SealedText;
import dev.lantern.platform.testing.KafkaEvents;
import dev.lantern.triage.RealParts;
import dev.lantern.triage.Talk;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class TrajectoryTest {

    @Inject
    SealedText sealed;

    @Test
    void keepsTheHighestLevelWhenCalmerWordsFollow() {
        var talk = new Talk(sealed);
        KafkaEvents.publish(talk.posted(2, Author.SEEKER, "我想自杀"));
        KafkaEvents.publish(talk.posted(4, Author.SEEKER, "没事，我没有想死"));
        await().atMost(PATIENCE).until(() -> sequences(talk).equals(List.of(2, 4)));
        assertThat(talk.level()).isEqualTo("HIGH");
    }

    @Test
    void startsAfreshAfterAResolve() {
        var talk = new Talk(sealed);
        KafkaEvents.publish(talk.posted(2, Author.SEEKER, "我想自杀"));
        await().atMost(PATIENCE).until(() -> talk.level().equals("HIGH"));
        KafkaEvents.publish(talk.resolved(3));
        await().atMost(PATIENCE).until(() -> talk.level().equals("NONE"));
        KafkaEvents.publish(talk.posted(4, Author.SEEKER, "我不想活了"));
        await().atMost(PATIENCE).until(() -> talk.level().equals("MODERATE"));
    }

    @Test
    void aMessageThatAResolveHasSettledRaisesNothingWhenItArrivesLate() {
        var talk = new Talk(sealed);
        KafkaEvents.publish(talk.resolved(5));
        await().atMost(PATIENCE).until(() -> talk.level().equals("NONE"));
        KafkaEvents.publish(talk.posted(4, Author.SEEKER, "我想自杀"));
        await().atMost(PATIENCE).until(() -> sequences(talk).equals(List.of(4)));
        assertThat(talk.level()).isEqualTo("NONE");
    }

    @Test
    void anOlderResolveChangesNothing() {
        var talk = new Talk(sealed);
        KafkaEvents.publish(talk.resolved(5));
        await().atMost(PATIENCE).until(() -> talk.level().equals("NONE"));
        KafkaEvents.publish(talk.posted(6, Author.SEEKER, "我想自杀"));
        await().atMost(PATIENCE).until(() -> talk.level().equals("HIGH"));
        KafkaEvents.publish(talk.resolved(3));
        KafkaEvents.publish(talk.screened(7, Urgency.LOW));
        await().atMost(PATIENCE).until(() -> sequences(talk).equals(List.of(6, 7)));
        assertThat(talk.urgency().<Integer>path("resolvedThrough")).isEqualTo(5);
        assertThat(talk.level()).isEqualTo("HIGH");
    }

    @Test
    void setsAsideWhatAnotherClinicSaysOfAConversation() {
        var talk = new Talk(sealed);
        KafkaEvents.publish(talk.posted(2, Author.SEEKER, "我不想活了"));
        await().atMost(PATIENCE).until(() -> talk.level().equals("MODERATE"));
        MessageScreened ours = talk.screened(3, Urgency.IMMINENT);
        KafkaEvents.publish(new MessageScreened(
                "two",
                ours.conversationId(),
                ours.seeker(),
                ours.messageId(),
                ours.sequence(),
                ours.locale(),
                ours.region(),
                ours.urgency(),
                ours.signals(),
                ours.cause(),
                ours.screenedAt()));
        String key = talk.conversation.toString();
        await().atMost(PATIENCE)
                .until(() -> KafkaEvents.all(Topics.MESSAGE_SCREENED + Topics.DEAD_LETTER_SUFFIX).stream()
                        .anyMatch(dead -> key.equals(dead.key())));
        assertThat(talk.level()).isEqualTo("MODERATE");
        assertThat(sequences(talk)).containsExactly(2);
    }

    @Test
    void countsTheScreensVerdictWhereTriageWasSilent() {
        var talk = new Talk(sealed);
        KafkaEvents.publish(talk.screened(2, Urgency.IMMINENT));
        await().atMost(PATIENCE).until(() -> talk.level().equals("IMMINENT"));
        assertThat(talk.urgency().<String>path("trajectory[0].givenBy")).isEqualTo("screen");
    }

    @Test
    void countsAQuestionnaireWhereChatSaysThatItStands() {
        var talk = new Talk(sealed);
        KafkaEvents.publish(talk.posted(2, Author.SEEKER, "今天天气很好"));
        await().atMost(PATIENCE).until(() -> sequences(talk).equals(List.of(2)));
        KafkaEvents.publish(talk.screened(3, Urgency.HIGH, MessageScreened.QUESTIONNAIRE));
        await().atMost(PATIENCE).until(() -> talk.level().equals("HIGH"));
        assertThat(talk.urgency().<List<String>>path("trajectory.givenBy")).containsExactly("triage", "questionnaire");
    }

    @Test
    void publishesTheLastAssessmentAgainWhenAQuestionnaireTipsTheConversation() {
        var talk = new Talk(sealed);
        KafkaEvents.publish(talk.posted(2, Author.SEEKER, "我不想活了"));
        KafkaEvents.publish(talk.posted(4, Author.SEEKER, "真的不想活了"));
        await().atMost(PATIENCE).until(() -> sequences(talk).equals(List.of(2, 4)));
        assertThat(talk.level()).isEqualTo("MODERATE");
        var wish = new Signal(SignalKinds.SUICIDAL_IDEATION, 1);
        MessageScreened questionnaire = talk.screened(5, Urgency.MODERATE, MessageScreened.QUESTIONNAIRE, wish);
        KafkaEvents.publish(questionnaire);
        KafkaEvents.publish(questionnaire);
        await().atMost(PATIENCE).until(() -> talk.level().equals("HIGH"));
        KafkaEvents.publish(talk.posted(6, Author.SEEKER, "晚安"));
        await().atMost(PATIENCE).until(() -> assessed(talk).contains("6 HIGH"));
        assertThat(assessed(talk)).containsExactly("2 MODERATE", "4 MODERATE", "4 HIGH", "6 HIGH");
    }

    /** Number and level of the conversation, in the order that triage published them. */
    private static List<String> assessed(Talk talk) {
        return KafkaEvents.of(talk.conversation, MessageAssessed.class).stream()
                .map(event -> event.sequence() + " " + event.conversationUrgency())
                .toList();
    }

    private static List<Integer> sequences(Talk talk) {
        return talk.urgency().statusCode() == 200 ? talk.urgency().path("trajectory.sequence") : List.of();
    }
}
