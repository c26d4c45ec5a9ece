// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.answer;

import static dev.lantern.chat.Seekers.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lantern.chat.RealParts;
import dev.lantern.chat.Seekers;
import dev.lantern.chat.conversation.Deadline;
import dev.lantern.contracts.Author;
import dev.lantern.contracts.CaseChanged;
import dev.lantern.contracts.MessagePosted;
import dev.lantern.contracts.MessageScreened;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.testing.KafkaEvents;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGConnection;

@QuarkusTest
@RealParts
class AnswersTest {

    private static final Pattern THEY = Pattern.compile("\\b([Tt]hey|[Tt]hem)\\b");

    @Inject
    AgroalDataSource database;

    @Inject
    Answers answers;

    @Test
    void answersAnAssessedMessageOnceHoweverOftenTheAssessmentComes() {
        var lin = new Seekers("en", "US");
        UUID message = lin.say("My exams are eating my sleep");
        UUID eventId = UUID.randomUUID();
        for (int time = 0; time < 3; time++) {
            KafkaEvents.publish(eventId, lin.assessed(message, 2, Urgency.LOW));
        }
        KafkaEvents.publish(lin.assessed(message, 2, Urgency.LOW));
        Map<String, Object> answer = lin.awaitAnswer(message);
        assertThat(answer).containsEntry("origin", "script");
        UUID next = lin.say("And my roommate is loud");
        KafkaEvents.publish(lin.assessed(next, 4, Urgency.LOW));
        lin.awaitAnswer(next);
        assertThat(lin.answersTo(message)).hasSize(1);
        assertThat(sequences(lin)).containsExactly(1, 2, 3, 4, 5);
    }

    /** Nothing comes between them, a crash neither. */
    @ParameterizedTest
    @EnumSource(names = {"LOW", "HIGH"})
    void writesAnAnswerInTheTransactionOfItsVerdict(Urgency urgency) throws SQLException {
        var lin = new Seekers("en", "US");
        UUID message = lin.say("My exams are eating my sleep");
        UUID eventId = UUID.randomUUID();
        KafkaEvents.publish(eventId, lin.assessed(message, 2, urgency));
        lin.awaitAnswer(message);
        assertThat(transaction("message where in_reply_to = ?", message))
                .isEqualTo(transaction("inbox where event_id = ?", eventId));
    }

    private String transaction(String row, UUID id) throws SQLException {
        String transaction = one("select xmin::text from " + row, id);
        assertThat(transaction).isNotNull();
        return transaction;
    }

    @Test
    void composesAgainWhenACrisisBeginsBetweenAnAnswerAndItsVerdict() throws SQLException {
        var lin = new Seekers("en", "US");
        UUID message = lin.say("Today was long and grey");
        judgeWhile(
                lin, message, Urgency.LOW, "update conversation set urgency = 'HIGH' where id = ?", lin.conversation);
        assertThat(lin.awaitAnswer(message)).containsEntry("origin", "crisis-protocol");
        assertThat(lin.answersTo(message)).hasSize(1);
    }

    @Test
    void composesAgainWhenAnythingIsSaidBetweenAnAnswerAndItsVerdict() throws SQLException {
        var lin = new Seekers("en", "US");
        UUID message = lin.say("Today was long and grey");
        String said = "update conversation set last_event = last_event + 1 where id = ?";
        UUID eventId = judgeWhile(lin, message, Urgency.LOW, said, lin.conversation);
        lin.awaitAnswer(message);
        assertThat(transaction("message where in_reply_to = ?", message))
                .isNotEqualTo(transaction("inbox where event_id = ?", eventId));
        assertThat(lin.answersTo(message)).hasSize(1);
    }

    @Test
    void writesNothingWhenACounselorComesBetweenAnAnswerAndItsVerdict() throws SQLException {
        var lin = new Seekers("en", "US");
        UUID message = lin.say("Today was long and grey");
        String claimed = "update conversation set handler = 'COUNSELOR', holder = 'chen' where id = ?";
        judgeWhile(lin, message, Urgency.HIGH, claimed, lin.conversation);
        await().atMost(PATIENCE).until(() -> hasVerdict(message));
        assertThat(isOwed(Deadline.ANSWER_OWED, message)).isFalse();
        assertThat(sequences(lin)).containsExactly(1, 2);
    }

    @Test
    void addsTheCrisisMessageWhenTheScreenSpeaksBetweenAnAnswerAndItsVerdict() throws SQLException {
        var lin = new Seekers("en", "US");
        UUID message = lin.say("Today was long and grey");
        String screened = "update message set verdict = 'LOW', verdict_by = 'screen', urgency = 'LOW' where id = ?";
        judgeWhile(lin, message, Urgency.HIGH, screened, message);
        await().atMost(PATIENCE).until(() -> crisisMessages(lin).size() == 1);
        assertThat(crisisMessages(lin).getFirst().get("inReplyTo")).isNull();
        assertThat(lin.answersTo(message)).isEmpty();
    }

    /** Publishes a verdict, and changes a row once its answer was composed and only waits to be written. */
    private UUID judgeWhile(Seekers seeker, UUID message, Urgency urgency, String change, UUID changed)
            throws SQLException {
        UUID eventId = UUID.randomUUID();
        try (Connection holder = database.getConnection();
                var forget = holder.prepareStatement("delete from deadline where subject_id = ?");
                var update = holder.prepareStatement(change)) {
            // The screen must not speak while we hold the lock.
            forget.setObject(1, message);
            assertThat(forget.executeUpdate()).isEqualTo(1);
            holder.setAutoCommit(false);
            lock(holder, seeker.conversation);
            KafkaEvents.publish(eventId, seeker.assessed(message, 2, urgency));
            awaitWaiting(holder);
            update.setObject(1, changed);
            assertThat(update.executeUpdate()).isEqualTo(1);
            holder.commit();
            holder.setAutoCommit(true);
        }
        return eventId;
    }

    @Test
    void answersNothingInAConversationThatTheMessageIsNotIn() throws SQLException {
        var lin = new Seekers("en", "US");
        var another = new Seekers("en", "US");
        UUID message = lin.say("Today was long and grey");
        UUID eventId = UUID.randomUUID();
        KafkaEvents.publish(eventId, another.assessed(message, 2, Urgency.HIGH));
        UUID next = another.say("I had soup");
        KafkaEvents.publish(another.assessed(next, 2, Urgency.NONE));
        assertThat(another.awaitAnswer(next)).containsEntry("origin", "script");
        assertThat(sequences(another)).containsExactly(1, 2, 3);
        assertThat(lin.awaitAnswer(message)).containsEntry("origin", "script");
    }

    /** Until somebody waits for what this connection's transaction has locked. */
    private void awaitWaiting(Connection holder) throws SQLException {
        int process = holder.unwrap(PGConnection.class).getBackendPID();
        await().atMost(PATIENCE).until(() -> {
            try (var connection = database.getConnection();
                    var select = connection.prepareStatement(
                            "select 1 from pg_stat_activity where ? = any (pg_blocking_pids(pid))")) {
                select.setInt(1, process);
                return select.executeQuery().next();
            }
        });
    }

    @Test
    void answersAMessageInDangerWithTheCrisisProtocol() {
        var lin = new Seekers("zh", "CN");
        UUID message = lin.say("我不想活了，药都准备好了，今晚就走");
        KafkaEvents.publish(lin.assessed(message, 2, Urgency.IMMINENT));
        assertThat(lin.awaitAnswer(message)).containsEntry("origin", "crisis-protocol");
        assertThat(lin.awaitAnswer(message).get("text").toString()).contains("12356", "120");
    }

    @Test
    void answersDangerAlsoWhereAnEarlierTextCannotBeOpened() throws SQLException {
        var lin = new Seekers("zh", "CN");
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update message set sealed_text = 'no envelope' where conversation_id = ?")) {
            update.setObject(1, lin.conversation);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
        UUID message = lin.say("我要跳楼");
        KafkaEvents.publish(lin.assessed(message, 2, Urgency.HIGH));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(origin(message)).isEqualTo("crisis-protocol"));
    }

    /** Of the answer to this message, read behind the endpoints' back: they would have to open every text. */
    private String origin(UUID message) throws SQLException {
        return one("select origin from message where in_reply_to = ?", message);
    }

    /** Null when there is no such row. */
    private String one(String query, UUID id) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(query)) {
            select.setObject(1, id);
            try (var found = select.executeQuery()) {
                return found.next() ? found.getString(1) : null;
            }
        }
    }

    @Test
    void answersWithTheCrisisProtocolWhenSeveralMessagesTogetherShowDanger() {
        var lin = new Seekers("en", "US");
        UUID first = lin.say("I wish I could just not wake up");
        KafkaEvents.publish(lin.assessed(first, 2, Urgency.MODERATE));
        assertThat(lin.awaitAnswer(first)).containsEntry("origin", "script");
        UUID second = lin.say("tonight");
        KafkaEvents.publish(lin.assessed(second, 4, Urgency.NONE, Urgency.IMMINENT));
        assertThat(lin.awaitAnswer(second)).containsEntry("origin", "crisis-protocol");
        assertThat(lin.awaitAnswer(second).get("text").toString())
                .as("raised now, not waiting since long")
                .contains("to join");
    }

    @Test
    void marksWhatTriageMustReadFirst() {
        var lin = new Seekers("zh", "CN");
        UUID calm = lin.say("今天散步了");
        KafkaEvents.publish(lin.assessed(calm, 2, Urgency.NONE));
        lin.awaitAnswer(calm);
        UUID danger = lin.say("我不想活了，药都准备好了，今晚就走");
        KafkaEvents.publish(lin.assessed(danger, 4, Urgency.IMMINENT));
        lin.awaitAnswer(danger);
        UUID after = lin.say("嗯");
        await().atMost(PATIENCE).until(() -> posted(lin).containsKey(after));
        Map<UUID, MessagePosted> posted = posted(lin);
        assertThat(List.of(calm, danger, after))
                .extracting(id -> posted.get(id).presumedUrgency())
                .containsExactly(null, Urgency.IMMINENT, Urgency.HIGH);
        assertThat(posted.values())
                .filteredOn(each -> !each.author().kind().equals(Author.SEEKER))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.presumedUrgency()).isNull());
    }

    private static Map<UUID, MessagePosted> posted(Seekers lin) {
        return KafkaEvents.of(lin.conversation, MessagePosted.class).stream()
                .collect(Collectors.toMap(MessagePosted::messageId, Function.identity()));
    }

    @Test
    void screensByItselfWhenTriageIsSilent() {
        var lin = new Seekers("zh", "CN");
        UUID danger = lin.say("我不想活了，药都准备好了，今晚就走");
        assertThat(lin.awaitAnswer(danger)).containsEntry("origin", "crisis-protocol");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(KafkaEvents.of(lin.conversation, MessageScreened.class))
                        .singleElement()
                        .satisfies(screened -> {
                            assertThat(screened.messageId()).isEqualTo(danger);
                            assertThat(screened.urgency().atLeast(Urgency.HIGH)).isTrue();
                        }));
    }

    @Test
    void screensDangerWhileAllWhoScreenOrdinaryTalkAreHeldUp() throws SQLException {
        List<Seekers> others =
                IntStream.range(0, 3).mapToObj(i -> new Seekers("en", "US")).toList();
        // A worker lets go after ten seconds: with five messages for each they stay held up for longer than PATIENCE.
        List<UUID> talk = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            for (Seekers other : others) {
                UUID message = other.say("The bus was late again");
                KafkaEvents.publish(other.assessed(message, 2L + 2 * number, Urgency.LOW));
                other.awaitAnswer(message);
                talk.add(message);
            }
        }
        var lin = new Seekers("zh", "CN");
        try (var holder = database.getConnection()) {
            holder.setAutoCommit(false);
            for (Seekers other : others) {
                lock(holder, other.conversation);
            }
            for (UUID message : talk) {
                owe(Deadline.TRIAGE_SILENCE, message);
            }
            UUID danger = lin.say("我不想活了，药都准备好了，今晚就走");
            assertThat(lin.awaitAnswer(danger)).containsEntry("origin", "crisis-protocol");
            for (UUID message : talk) {
                assertThat(isOwed(Deadline.TRIAGE_SILENCE, message)).isTrue();
            }
            holder.rollback();
        }
        for (UUID message : talk) {
            await().atMost(PATIENCE).until(() -> !isOwed(Deadline.TRIAGE_SILENCE, message));
        }
    }

    private static void lock(Connection holder, UUID conversation) throws SQLException {
        try (var select = holder.prepareStatement("select 1 from conversation where id = ? for update")) {
            select.setObject(1, conversation);
            assertThat(select.executeQuery().next()).isTrue();
        }
    }

    @Test
    void addsOneCrisisMessageWhenALaterVerdictFirstRaisesTheConversation() {
        var lin = new Seekers("en", "US");
        UUID message = lin.say("Today was long and grey");
        assertThat(lin.awaitAnswer(message)).containsEntry("origin", "script");
        KafkaEvents.publish(lin.assessed(message, 2, Urgency.HIGH));
        await().atMost(PATIENCE).until(() -> crisisMessages(lin).size() == 1);
        KafkaEvents.publish(lin.assessed(message, 2, Urgency.IMMINENT));
        UUID next = lin.say("Hm");
        KafkaEvents.publish(lin.assessed(next, 5, Urgency.NONE));
        lin.awaitAnswer(next);
        assertThat(lin.answersTo(message)).hasSize(1);
        assertThat(crisisMessages(lin).stream().filter(each -> each.get("inReplyTo") == null))
                .hasSize(1);
    }

    @Test
    void addsTheCrisisMessageAlsoWhenTheCaseIsHeardOfBeforeTheVerdictThatOpenedIt() {
        var lin = new Seekers("en", "US");
        UUID message = lin.say("Today was long and grey");
        assertThat(lin.awaitAnswer(message)).containsEntry("origin", "script");
        KafkaEvents.publish(lin.caseChanged(1, CaseChanged.OPENED, "open", null));
        lin.awaitHandler("queue");
        KafkaEvents.publish(lin.assessed(message, 2, Urgency.HIGH));
        await().atMost(PATIENCE).until(() -> crisisMessages(lin).size() == 1);
    }

    @Test
    void addsTheCrisisMessageAlsoToAnAnswerThatOnlyWaited() {
        var lin = new Seekers("en", "US");
        KafkaEvents.publish(lin.caseChanged(1, CaseChanged.OPENED, "open", null));
        lin.awaitHandler("queue");
        UUID message = lin.say("Today was long and grey");
        assertThat(lin.awaitAnswer(message)).containsEntry("origin", "crisis-protocol");
        KafkaEvents.publish(lin.assessed(message, 2, Urgency.HIGH));
        await().atMost(PATIENCE).until(() -> crisisMessages(lin).size() == 2);
    }

    @Test
    void asksWhoHelpsSomebodyElseAboutBoth() {
        var lin = new Seekers("en", "US");
        say(lin, "My flatmate says she will do it tonight", Urgency.HIGH, "other");
        assertThat(safety(say(lin, "I am with her", Urgency.LOW, "other")))
                .containsPattern(THEY)
                .containsPattern("\\byou\\b");
    }

    @Test
    void asksWhoHelpsSomebodyElseAboutBothAlsoWhereTriageIsSilent() {
        var lin = new Seekers("en", "US");
        assertThat(safety(lin.awaitAnswer(lin.say("My flatmate says she wants to die"))))
                .containsPattern(THEY)
                .containsPattern("\\byou\\b");
    }

    @ParameterizedTest
    @EnumSource(names = {"MODERATE", "HIGH"})
    void asksWhoIsInTroubleThemselvesAboutThemselves(Urgency own) {
        var lin = new Seekers("en", "US");
        say(lin, "My flatmate says she will do it tonight", Urgency.HIGH, "other");
        say(lin, "I wish I were dead too", own, "self");
        assertThat(safety(say(lin, "Hm", Urgency.LOW, "self"))).doesNotContainPattern(THEY);
    }

    private static Map<String, Object> say(Seekers seeker, String text, Urgency urgency, String subject) {
        UUID message = seeker.say(text);
        // The sequence plays no part: nothing was resolved.
        KafkaEvents.publish(seeker.assessed(message, 2, urgency, subject));
        return seeker.awaitAnswer(message);
    }

    /** All that stands before the hotlines. */
    private static String safety(Map<String, Object> answer) {
        return answer.get("text").toString().lines().findFirst().orElseThrow();
    }

    @Test
    void addsNothingWhenALaterVerdictIsLower() {
        var lin = new Seekers("zh", "CN");
        UUID message = lin.say("我不想活了，药都准备好了，今晚就走");
        lin.awaitAnswer(message);
        KafkaEvents.publish(lin.assessed(message, 2, Urgency.LOW));
        UUID next = lin.say("嗯");
        KafkaEvents.publish(lin.assessed(next, 4, Urgency.NONE));
        lin.awaitAnswer(next);
        assertThat(sequences(lin)).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void keepsTheCrisisProtocolWhileAnUrgentCaseWaits() {
        var lin = new Seekers("en", "US");
        KafkaEvents.publish(lin.caseChanged(1, CaseChanged.OPENED, "open", null));
        lin.awaitHandler("queue");
        UUID message = lin.say("What did you do today?");
        KafkaEvents.publish(lin.assessed(message, 2, Urgency.NONE));
        assertThat(lin.awaitAnswer(message)).containsEntry("origin", "crisis-protocol");
    }

    @Test
    void staysSilentWhileACounselorAnswersAndSpeaksAgainAfterwards() {
        var lin = new Seekers("en", "US");
        KafkaEvents.publish(lin.caseChanged(1, CaseChanged.OPENED, "open", null));
        KafkaEvents.publish(lin.caseChanged(2, CaseChanged.CLAIMED, "claimed", "chen"));
        lin.awaitHandler("counselor");
        UUID unanswered = lin.say("Are you there?");
        KafkaEvents.publish(lin.assessed(unanswered, 2, Urgency.HIGH));
        // Topics have no order between them: the verdict must be there before the case ends.
        await().atMost(PATIENCE).until(() -> hasVerdict(unanswered));
        KafkaEvents.publish(lin.caseChanged(3, CaseChanged.RESOLVED, "resolved", null));
        lin.awaitHandler("assistant");
        UUID answered = lin.say("Thank you, I feel calmer");
        KafkaEvents.publish(lin.assessed(answered, 3, Urgency.NONE));
        assertThat(lin.awaitAnswer(answered)).containsEntry("origin", "script");
        assertThat(lin.answersTo(unanswered)).isEmpty();
    }

    @Test
    void dropsAnAnswerThatACounselorsClaimHasOvertaken() throws SQLException {
        var lin = new Seekers("en", "US");
        UUID message = unansweredDuringAClaim(lin);
        owe(Deadline.ANSWER_OWED, message);
        await().atMost(PATIENCE).until(() -> !isOwed(Deadline.ANSWER_OWED, message));
        // The row goes in the transaction that would have written the answer.
        assertThat(lin.answersTo(message)).isEmpty();
        assertThat(sequences(lin)).containsExactly(1, 2);
    }

    @Test
    void givesAnAnswerThatACrashLeftOwedOnce() throws SQLException {
        var lin = new Seekers("en", "US");
        UUID message = unansweredDuringAClaim(lin);
        KafkaEvents.publish(lin.caseChanged(3, CaseChanged.RESOLVED, "resolved", null));
        lin.awaitHandler("assistant");
        owe(Deadline.ANSWER_OWED, message);
        giveAtOnce(message);
        await().atMost(PATIENCE).until(() -> !isOwed(Deadline.ANSWER_OWED, message));
        assertThat(lin.answersTo(message)).hasSize(1);
        assertThat(sequences(lin)).containsExactly(1, 2, 3);
    }

    @Test
    void givesAnExtraCrisisMessageThatACrashLeftOwedOnce() throws SQLException {
        var lin = new Seekers("en", "US");
        UUID message = lin.say("Today was long and grey");
        KafkaEvents.publish(lin.assessed(message, 2, Urgency.LOW));
        lin.awaitAnswer(message);
        owe(Deadline.CRISIS_OWED, message);
        await().atMost(PATIENCE).until(() -> !isOwed(Deadline.CRISIS_OWED, message));
        assertThat(crisisMessages(lin))
                .singleElement()
                .satisfies(extra -> assertThat(extra.get("inReplyTo")).isNull());
        assertThat(sequences(lin)).containsExactly(1, 2, 3, 4);
    }

    private UUID unansweredDuringAClaim(Seekers seeker) {
        KafkaEvents.publish(seeker.caseChanged(1, CaseChanged.OPENED, "open", null));
        KafkaEvents.publish(seeker.caseChanged(2, CaseChanged.CLAIMED, "claimed", "chen"));
        seeker.awaitHandler("counselor");
        UUID message = seeker.say("Are you there?");
        KafkaEvents.publish(seeker.assessed(message, 2, Urgency.LOW));
        await().atMost(PATIENCE).until(() -> hasVerdict(message));
        return message;
    }

    /** As several replicas would that find the row at the same time. */
    private void giveAtOnce(UUID message) {
        try (var pool = Executors.newFixedThreadPool(4)) {
            IntStream.range(0, 4)
                    .mapToObj(replica -> CompletableFuture.runAsync(() -> give(message), pool))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }

    private void give(UUID message) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> answers.giveOwed("demo", message, Deadline.ANSWER_OWED));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void owe(String kind, UUID message) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into deadline (kind, subject_id, clinic_id, due_at) values (?, ?, 'demo', now())")) {
            insert.setString(1, kind);
            insert.setObject(2, message);
            insert.executeUpdate();
        }
    }

    private boolean isOwed(String kind, UUID message) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select 1 from deadline where kind = ? and subject_id = ?")) {
            query.setString(1, kind);
            query.setObject(2, message);
            return query.executeQuery().next();
        }
    }

    private boolean hasVerdict(UUID message) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select 1 from message where id = ? and verdict is not null")) {
            query.setObject(1, message);
            return query.executeQuery().next();
        }
    }

    private static List<Map<String, Object>> crisisMessages(Seekers seeker) {
        return seeker.history().stream()
                .filter(each -> "crisis-protocol".equals(each.get("origin")))
                .toList();
    }

    private static List<Object> sequences(Seekers seeker) {
        return seeker.history().stream().map(each -> each.get("sequence")).toList();
    }
}
