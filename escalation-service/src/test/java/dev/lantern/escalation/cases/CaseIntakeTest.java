// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import static dev.lantern.escalation.EscalationTesting.await;
import static dev.lantern.escalation.EscalationTesting.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.contracts.CaseChanged;
import dev.lantern.contracts.ConversationClosed;
import dev.lantern.contracts.Event;
import dev.lantern.contracts.EventJson;
import dev.lantern.contracts.HumanRequested;
import dev.lantern.contracts.MessageAssessed;
import dev.lantern.contracts.Topics;
import dev.lantern.contracts.Urgency;
import dev.lantern.escalation.EscalationTesting;
import dev.lantern.platform.Ids;
import dev.lantern.platform.privacy.SealContext;
import dev.lantern.platform.privacy.SealedText;
import dev.lantern.platform.problem.Limit;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CaseIntakeTest {

    @Inject
    CaseIntake intake;

    @Inject
    CaseActivity activity;

    @Inject
    ConversationLines lines;

    @Inject
    EscalationQueue queue;

    @Inject
    EscalationService escalations;

    @Inject
    CaseReader reader;

    @Inject
    ReplyService replies;

    @Inject
    SealedText sealing;

    @Inject
    AgroalDataSource database;

    private final EscalationTesting talk = new EscalationTesting(EscalationTesting.newClinic());
    private final Counselor chen = new Counselor(talk.clinic, "1", "chen", false);
    private final Counselor wang = new Counselor(talk.clinic, "3", "wang", true);

    @Test
    void opensACaseFromHighOn() {
        take(talk.assessed(1, Urgency.MODERATE));
        assertThat(cases()).isEmpty();
        take(talk.assessed(2, Urgency.HIGH));
        assertThat(cases()).singleElement().satisfies(opened -> {
            assertThat(opened.urgency()).isEqualTo(Urgency.HIGH);
            assertThat(opened.status()).isEqualTo(Status.OPEN);
            assertThat(opened.reason()).isEqualTo("message-assessed");
            assertThat(opened.version()).isEqualTo(1);
        });
    }

    @Test
    void tellsOfActivityThatNoNotificationToldOf() throws SQLException {
        take(talk.assessed(1, Urgency.HIGH));
        AssertSubscriber<Long> seen = activity.follow(
                        talk.clinic, cases().getFirst().id(), 0)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
        seen.awaitItems(1);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter table escalation disable trigger escalation_touched");
            try {
                take(talk.assessed(2, Urgency.IMMINENT));
                seen.awaitItems(2);
            } finally {
                statement.execute("alter table escalation enable trigger escalation_touched");
            }
        }
        seen.cancel();
        assertThat(seen.getItems()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void opensACaseForAQuestionnaireAndSaysSo() {
        var answered = talk.questionnaire(Ids.next(), 3, Urgency.HIGH);
        await(() -> intake.screened(talk.questionnaire(Ids.next(), 3, Urgency.MODERATE)));
        assertThat(cases()).isEmpty();
        await(() -> intake.screened(answered));
        assertThat(cases()).singleElement().satisfies(opened -> {
            assertThat(opened.urgency()).isEqualTo(Urgency.HIGH);
            assertThat(opened.reason()).isEqualTo("questionnaire");
        });
        UUID id = cases().getFirst().id();
        assertThat(await(() -> reader.read(wang, id)).assessments())
                .singleElement()
                .satisfies(seen -> {
                    assertThat(seen.messageId()).isEqualTo(answered.messageId());
                    assertThat(seen.source()).isEqualTo("questionnaire");
                    assertThat(seen.degraded()).isFalse();
                });
    }

    @Test
    void raisesAnOpenCaseForAQuestionnaire() {
        await(() -> intake.humanRequested(talk.humanRequested(2)));
        await(() -> intake.screened(talk.questionnaire(Ids.next(), 2, Urgency.HIGH)));
        assertThat(timeline()).containsExactly("opened", "raised");
        assertThat(cases().getFirst().urgency()).isEqualTo(Urgency.HIGH);
    }

    /** Nothing may have been written since the resolve, so it stands at a number that is settled. */
    @Test
    void opensACaseForAQuestionnaireAfterAResolveButNotForOneThatTheCaseShowed() {
        var first = talk.questionnaire(Ids.next(), 3, Urgency.HIGH);
        await(() -> intake.screened(first));
        UUID id = cases().getFirst().id();
        await(() -> escalations.resolve(wang, id, Outcome.SAFE, null));
        await(() -> intake.screened(first));
        await(() -> intake.screened(talk.questionnaire(Ids.next(), 3, Urgency.MODERATE)));
        assertThat(cases()).isEmpty();
        await(() -> intake.screened(talk.questionnaire(Ids.next(), 3, Urgency.HIGH)));
        assertThat(cases()).hasSize(1);
    }

    @Test
    void opensACaseForWhatMessagesMeanTogether() {
        var last = talk.assessed(Ids.next(), 3, Urgency.NONE, Urgency.IMMINENT);
        assertThat(await(() -> intake.concerns(last))).isTrue();
        take(last);
        assertThat(cases())
                .singleElement()
                .satisfies(opened -> assertThat(opened.urgency()).isEqualTo(Urgency.IMMINENT));
    }

    @Test
    void bringsNothingBackThatAResolvedCaseHasSettled() {
        take(talk.assessed(1, Urgency.HIGH));
        UUID first = cases().getFirst().id();
        await(() -> escalations.resolve(wang, first, Outcome.SAFE, null));
        take(talk.assessed(Ids.next(), 3, Urgency.MODERATE, Urgency.IMMINENT));
        assertThat(cases()).isEmpty();
    }

    @Test
    void opensOneCaseWhenTwoReplicasSeeTheFirstRiskAtOnce() {
        var racing = Stream.of(1, 2, 3, 4, 5, 6, 7, 8)
                .map(sequence -> CompletableFuture.runAsync(() -> take(talk.assessed(sequence, Urgency.HIGH))))
                .toList();
        racing.forEach(CompletableFuture::join);
        assertThat(cases()).hasSize(1);
    }

    @Test
    void raisesAtOnceAndNeverLowers() {
        take(talk.assessed(1, Urgency.HIGH));
        take(talk.assessed(3, Urgency.IMMINENT));
        take(talk.assessed(5, Urgency.NONE));
        assertThat(cases()).singleElement().satisfies(raised -> {
            assertThat(raised.urgency()).isEqualTo(Urgency.IMMINENT);
            assertThat(raised.version()).isEqualTo(2);
        });
        assertThat(timeline()).containsExactly("opened", "raised");
    }

    @Test
    void opensForWhoAsksForAPersonAtAnyLevel() {
        await(() -> intake.humanRequested(talk.humanRequested(2)));
        await(() -> intake.humanRequested(talk.humanRequested(2)));
        assertThat(cases()).singleElement().satisfies(opened -> {
            assertThat(opened.urgency()).isEqualTo(Urgency.LOW);
            assertThat(opened.reason()).isEqualTo("human-requested");
        });
        assertThat(timeline()).containsExactly("opened", "human-requested");
    }

    @Test
    void settlesWhatWasWrittenBeforeTheRequestAlsoWhenNoTranscriptHasCome() {
        await(() -> intake.humanRequested(talk.humanRequested(7)));
        UUID id = cases().getFirst().id();
        await(() -> escalations.claim(chen, id));
        await(() -> escalations.resolve(chen, id, Outcome.SAFE, null));
        assertThat(published())
                .last()
                .satisfies(resolved -> assertThat(resolved.resolvedThrough()).isEqualTo(7));
        take(talk.assessed(6, Urgency.MODERATE));
        assertThat(cases()).as("a late assessment of a settled message").isEmpty();
    }

    @Test
    void opensACaseForDangerThatNobodyCouldReadBeforeTheResolve() {
        await(() -> intake.humanRequested(talk.humanRequested(7)));
        UUID first = cases().getFirst().id();
        await(() -> escalations.claim(chen, first));
        await(() -> escalations.resolve(chen, first, Outcome.SAFE, null));
        UUID message = Ids.next();
        var late = talk.transcript(first, List.of(line(message, 6, "seeker", shut(message, "too late"))));
        await(() -> lines.shared(late));
        take(talk.assessed(message, 6, Urgency.HIGH));
        assertThat(cases()).singleElement().satisfies(second -> {
            assertThat(second.id()).isNotEqualTo(first);
            assertThat(second.urgency()).isEqualTo(Urgency.HIGH);
        });
        take(talk.assessed(message, 6, Urgency.IMMINENT));
        assertThat(cases())
                .singleElement()
                .satisfies(raised -> assertThat(raised.urgency()).isEqualTo(Urgency.IMMINENT));
    }

    @Test
    void opensACaseForARequestFromBeforeItToldItsSequence() {
        var earlier = new HumanRequested(talk.clinic, talk.conversation, talk.seeker, "zh", "CN", null, Instant.now());
        await(() -> intake.humanRequested(earlier));
        assertThat(cases()).hasSize(1);
    }

    @Test
    void opensNoCaseForAMessageThatAResolvedCaseHasSettled() {
        take(talk.assessed(1, Urgency.HIGH));
        UUID settled = Ids.next();
        hear(settled, 3, "seeker", "I mean the exam");
        hear(Ids.next(), 4, "assistant", "ok");
        UUID first = cases().getFirst().id();
        await(() -> escalations.resolve(wang, first, Outcome.FALSE_ALARM, null));
        take(talk.assessed(settled, 3, Urgency.IMMINENT));
        assertThat(cases()).as("a late assessment of a settled message").isEmpty();
        take(talk.assessed(5, Urgency.MODERATE));
        assertThat(cases()).as("a new message that is not HIGH by itself").isEmpty();
        take(talk.assessed(7, Urgency.HIGH));
        assertThat(cases())
                .singleElement()
                .satisfies(second -> assertThat(second.version()).isEqualTo(3));
    }

    @Test
    void keepsTheConversationWhateverOrderItComesIn() {
        UUID first = Ids.next();
        UUID second = Ids.next();
        UUID third = Ids.next();
        take(talk.assessed(first, 2, Urgency.IMMINENT));
        UUID id = cases().getFirst().id();
        hear(third, 4, "seeker", "third");
        var transcript = talk.transcript(
                id,
                List.of(
                        line(first, 2, "seeker", shut(first, EscalationTesting.TEXT)),
                        line(second, 3, "assistant", shut(second, "second")),
                        line(third, 4, "seeker", shut(third, "third"))));
        await(() -> lines.shared(transcript));
        hear(second, 3, "assistant", "second");
        await(() -> escalations.claim(chen, id));
        EscalationDetailView detail = await(() -> reader.read(chen, id));
        assertThat(detail.conversation())
                .extracting(MessageView::text)
                .containsExactly(EscalationTesting.TEXT, "second", "third");
        assertThat(detail.assessments()).singleElement().satisfies(assessment -> {
            assertThat(assessment.messageId()).isEqualTo(first);
            assertThat(assessment.evidence()).hasSize(1);
        });
    }

    @Test
    void showsTheConversationToNobodyBeforeAClaim() {
        take(talk.assessed(1, Urgency.HIGH));
        UUID id = cases().getFirst().id();
        assertThat(await(() -> reader.read(chen, id)).conversation()).isNull();
        assertThat(await(() -> reader.read(wang, id)).conversation()).isEmpty();
    }

    @Test
    void keepsNoTextWithoutACase() {
        UUID message = Ids.next();
        hear(message, 1, "seeker", "before");
        take(talk.assessed(3, Urgency.HIGH));
        UUID id = cases().getFirst().id();
        assertThat(await(() -> reader.read(wang, id)).conversation()).isEmpty();
    }

    @Test
    void marksAReplyAsReceivedAlsoWhenItsCaseIsResolved() {
        UUID id = claimed();
        UUID reply = await(() -> replies.reply(chen, id, "我在", "c1")).message().id();
        await(() -> escalations.resolve(chen, id, Outcome.SAFE, "done"));
        hear(reply, 9, "counselor", "我在");
        assertThat(await(() -> reader.read(chen, id)).conversation())
                .singleElement()
                .satisfies(line -> assertThat(line.sequence()).isEqualTo(9));
    }

    @Test
    void showsAReplyThatCouldNotBeDelivered() {
        UUID id = claimed();
        UUID reply = await(() -> replies.reply(chen, id, "我在", "c1")).message().id();
        await(() -> lines.rejected(new dev.lantern.contracts.ReplyRejected(
                talk.clinic, talk.conversation, id, reply, "conversation-closed", Instant.now())));
        EscalationDetailView detail = await(() -> reader.read(chen, id));
        assertThat(detail.conversation().getFirst().rejected()).isEqualTo("conversation-closed");
        assertThat(timeline()).endsWith("replied", "reply-rejected");
    }

    @Test
    void staysOpenWhenTheSeekerClosesTheConversation() {
        UUID id = claimed();
        await(() -> intake.closed(new ConversationClosed(talk.clinic, talk.conversation, talk.seeker, Instant.now())));
        assertThat(cases())
                .singleElement()
                .satisfies(open -> assertThat(open.id()).isEqualTo(id));
        assertThat(timeline()).endsWith("conversation-closed");
    }

    private UUID claimed() {
        take(talk.assessed(1, Urgency.HIGH));
        UUID id = cases().getFirst().id();
        await(() -> escalations.claim(chen, id));
        return id;
    }

    private void take(Event event) {
        await(() -> intake.assessed((MessageAssessed) event));
    }

    private void hear(UUID message, long sequence, String author, String text) {
        var posted = talk.posted(message, sequence, author, shut(message, text));
        await(() -> lines.posted(posted));
    }

    private List<EscalationView> cases() {
        return await(() -> queue.list(wang, EscalationQueue.Filter.UNRESOLVED, new Limit(50), null))
                .items();
    }

    private List<CaseChanged> published() {
        var changes = new ArrayList<CaseChanged>();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select payload from outbox where topic = ? and key = ? order by id")) {
            query.setString(1, Topics.CASE_CHANGED);
            query.setString(2, talk.conversation.toString());
            for (var rows = query.executeQuery(); rows.next(); ) {
                changes.add(EventJson.read(rows.getBytes(1), CaseChanged.class));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return changes;
    }

    private List<String> timeline() {
        UUID id = cases().getFirst().id();
        return await(() -> reader.read(wang, id)).timeline().stream()
                .map(TimelineView::kind)
                .toList();
    }

    private String shut(UUID message, String text) {
        return await(() -> sealing.seal(new SealContext(talk.clinic, talk.seeker, message), text));
    }
}
