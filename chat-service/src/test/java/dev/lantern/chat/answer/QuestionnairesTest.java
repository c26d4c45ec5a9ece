// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.answer;

import static dev.lantern.chat.Seekers.PATIENCE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lantern.chat.RealParts;
import dev.lantern.chat.Seekers;
import dev.lantern.contracts.CaseChanged;
import dev.lantern.contracts.MessageAssessed;
import dev.lantern.contracts.MessageScreened;
import dev.lantern.contracts.Seeker;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.testing.KafkaEvents;
import dev.lantern.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class QuestionnairesTest {

    @Test
    void writesWithTheCrisisProtocolInTheLatestOpenConversation() {
        var lin = new Seekers("en", "US");
        UUID latest = UUID.fromString(lin.open("en", "US").path("id"));
        UUID closed = UUID.fromString(lin.open("en", "US").path("id"));
        lin.as().post("/v1/conversations/{id}/close", closed);
        MessageAssessed answered = lin.answered(Urgency.HIGH);
        KafkaEvents.publish(answered);

        MessageScreened screened = awaitScreened(latest, 1).getFirst();
        assertThat(screened.messageId()).isEqualTo(answered.assessmentId());
        assertThat(screened.cause()).isEqualTo("questionnaire");
        assertThat(screened.sequence()).as("the crisis message's").isEqualTo(2);
        assertThat(screened.urgency()).isEqualTo(Urgency.HIGH);
        assertThat(screened.signals()).isEqualTo(answered.signals());
        assertThat(messages(lin.as(), latest)).last().satisfies(message -> {
            assertThat(message).containsEntry("origin", "crisis-protocol").doesNotContainKey("inReplyTo");
            assertThat(message.get("text").toString()).contains("988").containsPattern("(?i)answers?|questionnaire");
        });
        assertThat(lin.history()).hasSize(1);
        assertThat(messages(lin.as(), closed)).hasSize(1);
    }

    @Test
    void answersWhatIsWrittenNextAsInACrisis() {
        var lin = new Seekers("en", "US");
        KafkaEvents.publish(lin.answered(Urgency.HIGH));
        awaitScreened(lin.conversation, 1);
        UUID message = lin.say("What did you do today?");
        KafkaEvents.publish(lin.assessed(message, 3, Urgency.NONE));
        assertThat(lin.awaitAnswer(message)).containsEntry("origin", "crisis-protocol");
    }

    @Test
    void opensAConversationLikeTheLastWhereNoneIsOpen() {
        var lin = new Seekers("en", "US");
        lin.as().post("/v1/conversations/{id}/close", lin.conversation);
        KafkaEvents.publish(lin.answered(Urgency.HIGH));

        await().atMost(PATIENCE).until(() -> conversations(lin.as()).size() == 2);
        Map<String, Object> opened = conversations(lin.as()).getFirst();
        assertThat(opened)
                .containsEntry("locale", "en")
                .containsEntry("region", "US")
                .containsEntry("status", "open");
        UUID id = UUID.fromString(opened.get("id").toString());
        assertThat(messages(lin.as(), id)).extracting("origin").containsExactly("script", "crisis-protocol");
        assertThat(awaitScreened(id, 1).getFirst().sequence()).isEqualTo(2);
        assertThat(lin.history()).hasSize(1);
    }

    @Test
    void opensAConversationForASeekerWhoNeverHadOne() {
        var ana = new Seeker(Seeker.OIDC, "ana-" + UUID.randomUUID());
        KafkaEvents.publish(Seekers.answered("demo", ana, Urgency.HIGH));

        await().atMost(PATIENCE).until(() -> conversations(as("demo", ana)).size() == 1);
        Map<String, Object> opened = conversations(as("demo", ana)).getFirst();
        assertThat(opened).containsEntry("locale", "zh").containsEntry("region", "CN");
        List<Map<String, Object>> messages =
                messages(as("demo", ana), UUID.fromString(opened.get("id").toString()));
        assertThat(messages).extracting("sequence").containsExactly(1, 2);
        assertThat(messages.getFirst().get("text").toString()).contains("AI");
        assertThat(messages.getLast().get("text").toString()).contains("12356").containsPattern("问卷|答");
    }

    @Test
    void countsAModerateOneWithoutAWord() {
        var lin = new Seekers("en", "US");
        MessageAssessed answered = lin.answered(Urgency.MODERATE);
        KafkaEvents.publish(lin.answered(Urgency.LOW));
        KafkaEvents.publish(answered);
        assertThat(awaitScreened(lin.conversation, 1)).singleElement().satisfies(screened -> {
            assertThat(screened.messageId()).isEqualTo(answered.assessmentId());
            assertThat(screened.sequence()).isEqualTo(1);
        });
        assertThat(lin.history()).hasSize(1);
    }

    @Test
    void doesNothingForAModerateOneWhereNoConversationIsOpen() {
        var lin = new Seekers("en", "US");
        lin.as().post("/v1/conversations/{id}/close", lin.conversation);
        KafkaEvents.publish(lin.answered(Urgency.MODERATE));
        // Under the same key, so it is taken after the other.
        MessageAssessed next = lin.answered(Urgency.HIGH);
        KafkaEvents.publish(next);
        await().atMost(PATIENCE).until(() -> conversations(lin.as()).size() == 2);
        UUID opened =
                UUID.fromString(conversations(lin.as()).getFirst().get("id").toString());
        assertThat(awaitScreened(opened, 1))
                .extracting(MessageScreened::messageId)
                .containsExactly(next.assessmentId());
        assertThat(KafkaEvents.of(lin.conversation, MessageScreened.class)).isEmpty();
    }

    @Test
    void hasOneEffectHoweverOftenItComes() {
        var lin = new Seekers("en", "US");
        MessageAssessed answered = lin.answered(Urgency.HIGH);
        UUID eventId = UUID.randomUUID();
        KafkaEvents.publish(eventId, answered);
        KafkaEvents.publish(eventId, answered);
        // A replay from the dead letters has an id of its own.
        KafkaEvents.publish(answered);
        MessageAssessed next = lin.answered(Urgency.MODERATE);
        KafkaEvents.publish(next);
        assertThat(awaitScreened(lin.conversation, 2))
                .extracting(MessageScreened::messageId)
                .containsExactly(answered.assessmentId(), next.assessmentId());
        assertThat(lin.history()).extracting("origin").containsExactly("script", "crisis-protocol");
    }

    @Test
    void touchesNoOtherClinicAndNoOtherSeeker() {
        var lin = new Seekers("en", "US");
        var ana = new Seekers("en", "US");
        KafkaEvents.publish(Seekers.answered("two", lin.seeker, Urgency.HIGH));
        await().atMost(PATIENCE)
                .until(() -> conversations(as("two", lin.seeker)).size() == 1);
        assertThat(lin.history()).hasSize(1);
        assertThat(ana.history()).hasSize(1);
        assertThat(conversations(lin.as())).hasSize(1);
    }

    @Test
    void addsNoWordWhileACounselorAnswers() {
        var lin = new Seekers("en", "US");
        KafkaEvents.publish(lin.caseChanged(1, CaseChanged.OPENED, "open", null));
        KafkaEvents.publish(lin.caseChanged(2, CaseChanged.CLAIMED, "claimed", "chen"));
        lin.awaitHandler("counselor");
        KafkaEvents.publish(lin.answered(Urgency.HIGH));
        assertThat(awaitScreened(lin.conversation, 1).getFirst().sequence()).isEqualTo(1);
        assertThat(lin.history()).hasSize(1);
    }

    /** The news of a resolve may come after a questionnaire that it did not settle. */
    @Test
    void staysACrisisWhenWhatWasSaidBeforeIsResolved() {
        var lin = new Seekers("en", "US");
        KafkaEvents.publish(lin.answered(Urgency.HIGH));
        awaitScreened(lin.conversation, 1);
        KafkaEvents.publish(lin.caseChanged(1, CaseChanged.OPENED, "open", null));
        lin.awaitHandler("queue");
        KafkaEvents.publish(lin.resolved(2, 1));
        lin.awaitHandler("assistant");
        UUID message = lin.say("What did you do today?");
        KafkaEvents.publish(lin.assessed(message, 3, Urgency.NONE));
        assertThat(lin.awaitAnswer(message)).containsEntry("origin", "crisis-protocol");
    }

    private static List<MessageScreened> awaitScreened(UUID conversation, int number) {
        await().atMost(PATIENCE)
                .until(() -> KafkaEvents.of(conversation, MessageScreened.class).size() >= number);
        return KafkaEvents.of(conversation, MessageScreened.class);
    }

    private static List<Map<String, Object>> conversations(RequestSpecification seeker) {
        return seeker.get("/v1/conversations").jsonPath().getList("items");
    }

    private static List<Map<String, Object>> messages(RequestSpecification seeker, UUID conversation) {
        return seeker.get("/v1/conversations/{id}/messages", conversation)
                .jsonPath()
                .getList("items");
    }

    private static RequestSpecification as(String clinic, Seeker seeker) {
        return given().auth().oauth2(Tokens.of("seeker", clinic, seeker.subject()));
    }
}
