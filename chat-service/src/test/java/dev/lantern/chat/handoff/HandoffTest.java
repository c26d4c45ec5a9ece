// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.handoff;

import static dev.lantern.chat.Seekers.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lantern.chat.RealParts;
import dev.lantern.chat.Seekers;
import dev.lantern.chat.conversation.Conversation;
import dev.lantern.chat.conversation.Conversations;
import dev.lantern.chat.conversation.Draft;
import dev.lantern.chat.conversation.Messages;
import dev.lantern.contracts.Author;
import dev.lantern.contracts.CaseChanged;
import dev.lantern.contracts.HumanRequested;
import dev.lantern.contracts.ReplyRejected;
import dev.lantern.contracts.TranscriptShared;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.privacy.SealContext;
import dev.lantern.platform.privacy.SealedText;
import dev.lantern.platform.testing.KafkaEvents;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts
class HandoffTest {

    private static final Author CHEN = new Author(Author.COUNSELOR, "chen");

    @Inject
    SealedText sealed;

    @Inject
    AgroalDataSource database;

    @Inject
    Conversations conversations;

    @Inject
    Messages messages;

    @Inject
    Handoffs handoffs;

    @Test
    void givesANewCaseTheTranscriptInOrder() {
        var lin = new Seekers("en", "US");
        UUID first = lin.say("one");
        UUID second = lin.say("two");
        KafkaEvents.publish(lin.caseChanged(1, CaseChanged.OPENED, "open", null));
        await().atMost(PATIENCE)
                .until(() -> !KafkaEvents.of(lin.conversation, TranscriptShared.class)
                        .isEmpty());
        List<TranscriptShared> shared = KafkaEvents.of(lin.conversation, TranscriptShared.class);
        assertThat(shared).hasSize(1);
        assertThat(shared.getFirst().messages())
                .extracting(TranscriptShared.Line::messageId)
                .contains(first, second);
        assertThat(shared.getFirst().messages())
                .extracting(TranscriptShared.Line::sequence)
                .isSorted();
    }

    @Test
    void sharesTheTranscriptAlsoWhenAReplyOvertookTheOpening() {
        var lin = new Seekers("en", "US");
        reply(lin, 2, "I am here");
        lin.awaitHandler("counselor");
        KafkaEvents.publish(lin.caseChanged(1, CaseChanged.OPENED, "open", null));
        await().atMost(PATIENCE)
                .until(() ->
                        KafkaEvents.of(lin.conversation, TranscriptShared.class).size() == 1);
        assertThat(lin.handler()).isEqualTo("counselor");
    }

    @Test
    void putsAReplyIntoTheConversationOnceUnderTheCounselorsName() {
        var lin = new Seekers("en", "US");
        UUID eventId = UUID.randomUUID();
        UUID messageId = UUID.randomUUID();
        for (int time = 0; time < 2; time++) {
            KafkaEvents.publish(eventId, lin.reply(2, messageId, seal(lin, messageId, "I am here")));
        }
        reply(lin, 2, "Take your time");
        await().atMost(PATIENCE).until(() -> counselorTexts(lin).size() == 2);
        assertThat(counselorTexts(lin)).containsExactly("I am here", "Take your time");
    }

    @Test
    void deliversAnAcknowledgedReplyAlsoWhenItsCaseHasMovedOn() {
        var lin = new Seekers("en", "US");
        KafkaEvents.publish(lin.caseChanged(5, CaseChanged.RESOLVED, "resolved", null));
        KafkaEvents.publish(lin.caseChanged(6, CaseChanged.OPENED, "open", null));
        lin.awaitHandler("queue");
        reply(lin, 3, "One last word");
        await().atMost(PATIENCE).until(() -> counselorTexts(lin).equals(List.of("One last word")));
        assertThat(lin.handler()).isEqualTo("queue");
    }

    @Test
    void saysThatAReplyToAClosedConversationCouldNotBeDelivered() {
        var lin = new Seekers("en", "US");
        lin.as().post("/v1/conversations/{id}/close", lin.conversation).then().statusCode(200);
        UUID messageId = reply(lin, 2, "Hello?");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(KafkaEvents.of(lin.conversation, ReplyRejected.class))
                        .singleElement()
                        .satisfies(rejected -> {
                            assertThat(rejected.messageId()).isEqualTo(messageId);
                            assertThat(rejected.reason()).isEqualTo(ReplyRejected.CONVERSATION_CLOSED);
                        }));
        assertThat(counselorTexts(lin)).isEmpty();
    }

    @Test
    void ignoresOlderNewsOfACase() {
        var lin = new Seekers("en", "US");
        KafkaEvents.publish(lin.caseChanged(4, CaseChanged.CLAIMED, "claimed", "chen"));
        lin.awaitHandler("counselor");
        KafkaEvents.publish(lin.caseChanged(3, CaseChanged.RELEASED, "open", null));
        reply(lin, 4, "Still here");
        await().atMost(PATIENCE).until(() -> counselorTexts(lin).size() == 1);
        assertThat(lin.handler()).isEqualTo("counselor");
    }

    @Test
    void asksForAPersonOnce() {
        var lin = new Seekers("zh", "CN");
        for (int time = 0; time < 3; time++) {
            askForPerson(lin);
        }
        assertThat(lin.history())
                .extracting(each -> ((Map<?, ?>) each.get("author")).get("kind").toString())
                .containsExactly("assistant", "system");
        // Of one key, so a second event of the first request would be before that of the next request.
        openAndResolve(lin, 1);
        askForPerson(lin);
        await().atMost(PATIENCE).until(() -> asked(lin).contains(3L));
        assertThat(asked(lin))
                .as("the conversation's last message at each request")
                .containsExactly(2L, 3L);
    }

    @Test
    void acknowledgesEachWishForAPersonInOtherWords() {
        var lin = new Seekers("en", "US");
        for (int time = 0; time < 6; time++) {
            askForPerson(lin);
            openAndResolve(lin, 2 * time + 1);
        }
        assertThat(lin.history())
                .filteredOn(each -> ((Map<?, ?>) each.get("author")).get("kind").equals("system"))
                .extracting(each -> each.get("text"))
                .hasSize(6)
                .doesNotHaveDuplicates();
    }

    @Test
    void asksForAPersonAlsoWhereAnEarlierTextCannotBeOpened() throws SQLException {
        var lin = new Seekers("en", "US");
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update message set sealed_text = 'no envelope' where conversation_id = ?")) {
            update.setObject(1, lin.conversation);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
        askForPerson(lin);
        await().atMost(PATIENCE).until(() -> asked(lin).equals(List.of(2L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {CaseChanged.LAPSED, CaseChanged.RELEASED})
    void answersAgainWhenTheCaseGoesBackToTheQueue(String change) {
        var lin = new Seekers("en", "US");
        claimed(lin);
        KafkaEvents.publish(lin.caseChanged(3, change, "open", null));
        lin.awaitHandler("queue");
        UUID first = assessed(lin, "Hello?", 2);
        assertThat(lin.awaitAnswer(first)).containsEntry("origin", "crisis-protocol");
        UUID second = assessed(lin, "Still there?", 4);
        assertThat(lin.awaitAnswer(second)).containsEntry("origin", "crisis-protocol");
        assertThat(lin.answersTo(first)).hasSize(1);
        assertThat(lin.history()).extracting(each -> each.get("sequence")).containsExactly(1, 2, 3, 4, 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {CaseChanged.LAPSED, CaseChanged.RELEASED})
    void answersTheLastWordThatACounselorLeftUnanswered(String change) throws SQLException {
        var lin = new Seekers("en", "US");
        claimed(lin);
        UUID earlier = assessed(lin, "Are you there?", 2);
        UUID last = assessed(lin, "Is anybody there?", 3);
        await().atMost(PATIENCE).until(() -> hasVerdict(earlier) && hasVerdict(last));
        KafkaEvents.publish(lin.caseChanged(3, change, "open", null));
        assertThat(lin.awaitAnswer(last)).containsEntry("origin", "crisis-protocol");
        // Nothing is left to answer when it goes back once more.
        KafkaEvents.publish(lin.caseChanged(4, CaseChanged.CLAIMED, "claimed", "chen"));
        lin.awaitHandler("counselor");
        KafkaEvents.publish(lin.caseChanged(5, change, "open", null));
        lin.awaitHandler("queue");
        UUID next = assessed(lin, "Thank you", 5);
        lin.awaitAnswer(next);
        assertThat(lin.answersTo(last)).hasSize(1);
        assertThat(lin.answersTo(earlier)).isEmpty();
        assertThat(lin.history()).extracting(each -> each.get("sequence")).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void answersTheLastWordBehindWhichTheAssistantAnsweredAnEarlierOne() throws Throwable {
        var lin = new Seekers("en", "US");
        claimed(lin);
        UUID earlier = assessed(lin, "Are you there?", 2);
        UUID last = assessed(lin, "Is anybody there?", 3);
        await().atMost(PATIENCE).until(() -> hasVerdict(earlier) && hasVerdict(last));
        // As when these were written just before the claim, and the verdict on the last message came after it.
        append(lin, Author.of(Author.ASSISTANT), earlier);
        append(lin, Author.of(Author.ASSISTANT), null);
        KafkaEvents.publish(lin.caseChanged(3, CaseChanged.RELEASED, "open", null));
        assertThat(lin.awaitAnswer(last)).containsEntry("origin", "crisis-protocol");
    }

    @Test
    void leavesTheLastWordToACounselorWhoHasReplied() throws SQLException {
        var lin = new Seekers("en", "US");
        claimed(lin);
        UUID message = assessed(lin, "Are you there?", 2);
        await().atMost(PATIENCE).until(() -> hasVerdict(message));
        reply(lin, 2, "I am here");
        await().atMost(PATIENCE).until(() -> counselorTexts(lin).size() == 1);
        KafkaEvents.publish(lin.caseChanged(3, CaseChanged.RELEASED, "open", null));
        lin.awaitHandler("queue");
        UUID next = assessed(lin, "Thank you", 4);
        lin.awaitAnswer(next);
        assertThat(lin.answersTo(message)).isEmpty();
        assertThat(lin.history()).extracting(each -> each.get("sequence")).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void leavesTheLastWordToAReplyThatComesAfterTheRelease() throws Throwable {
        var lin = new Seekers("en", "US");
        claimed(lin);
        UUID message = assessed(lin, "Are you there?", 2);
        await().atMost(PATIENCE).until(() -> hasVerdict(message));
        UUID reply = UUID.randomUUID();
        var words = new Draft(reply, CHEN, seal(lin, reply, "I am here"), null, null, null);
        // In one transaction, so that the reply is sure to be there before what is owed is given.
        inside(lin, locked -> {
            locked.follow(lin.caseChanged(3, CaseChanged.RELEASED, "open", null));
            return handoffs.answerLastWord(locked).chain(() -> messages.append(locked, words));
        });
        await().atMost(PATIENCE).until(() -> !owesAnything(message));
        assertThat(lin.handler()).isEqualTo("queue");
        assertThat(lin.answersTo(message)).isEmpty();
    }

    @Test
    void answersWhatAResolveDoesNotSettleAlsoBeforeWordsThatWereWrittenWithoutReadingIt() throws Throwable {
        var lin = new Seekers("en", "US");
        claimed(lin);
        UUID message = lin.say("I want to die");
        KafkaEvents.publish(lin.assessed(message, 2, Urgency.HIGH));
        await().atMost(PATIENCE).until(() -> hasVerdict(message));
        append(lin, CHEN, null);
        KafkaEvents.publish(lin.resolved(3, 1));
        assertThat(lin.awaitAnswer(message)).containsEntry("origin", "crisis-protocol");
        assertThat(lin.handler()).isEqualTo("assistant");
    }

    private static void claimed(Seekers seeker) {
        KafkaEvents.publish(seeker.caseChanged(1, CaseChanged.OPENED, "open", null));
        KafkaEvents.publish(seeker.caseChanged(2, CaseChanged.CLAIMED, "claimed", "chen"));
        seeker.awaitHandler("counselor");
    }

    private void append(Seekers seeker, Author author, UUID inReplyTo) throws Throwable {
        UUID id = UUID.randomUUID();
        var draft = new Draft(id, author, seal(seeker, id, "I hear you"), null, inReplyTo, null);
        inside(seeker, locked -> messages.append(locked, draft));
    }

    private void inside(Seekers seeker, Function<Conversation, Uni<?>> work) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(
                () -> conversations.lock("demo", seeker.conversation).call(work::apply)));
    }

    private static UUID assessed(Seekers seeker, String text, long sequence) {
        UUID message = seeker.say(text);
        KafkaEvents.publish(seeker.assessed(message, sequence, Urgency.NONE));
        return message;
    }

    private static void openAndResolve(Seekers seeker, long version) {
        KafkaEvents.publish(seeker.caseChanged(version, CaseChanged.OPENED, "open", null));
        seeker.awaitHandler("queue");
        KafkaEvents.publish(seeker.caseChanged(version + 1, CaseChanged.RESOLVED, "resolved", null));
        seeker.awaitHandler("assistant");
    }

    private static void askForPerson(Seekers seeker) {
        seeker.as()
                .post("/v1/conversations/{id}/human", seeker.conversation)
                .then()
                .statusCode(202);
    }

    private static List<Long> asked(Seekers seeker) {
        return KafkaEvents.of(seeker.conversation, HumanRequested.class).stream()
                .map(HumanRequested::sequence)
                .toList();
    }

    private boolean hasVerdict(UUID message) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select 1 from message where id = ? and verdict is not null")) {
            query.setObject(1, message);
            return query.executeQuery().next();
        }
    }

    private boolean owesAnything(UUID message) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select 1 from deadline where subject_id = ?")) {
            query.setObject(1, message);
            return query.executeQuery().next();
        }
    }

    private UUID reply(Seekers seeker, long version, String text) {
        UUID id = UUID.randomUUID();
        KafkaEvents.publish(seeker.reply(version, id, seal(seeker, id, text)));
        return id;
    }

    private String seal(Seekers seeker, UUID id, String text) {
        return sealed.seal(new SealContext("demo", seeker.seeker, id), text)
                .await()
                .indefinitely();
    }

    private static List<Object> counselorTexts(Seekers seeker) {
        return seeker.history().stream()
                .filter(each -> ((Map<?, ?>) each.get("author")).get("kind").equals("counselor"))
                .peek(each ->
                        assertThat(((Map<?, ?>) each.get("author")).get("name")).isEqualTo("chen"))
                .map(each -> each.get("text"))
                .toList();
    }
}
