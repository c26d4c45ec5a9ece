// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.recommendation;

import static dev.lantern.resource.recommendation.Messages.MORNING;
import static dev.lantern.resource.recommendation.Messages.assessed;
import static dev.lantern.resource.recommendation.Messages.questionnaire;
import static dev.lantern.resource.recommendation.Messages.screened;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lantern.contracts.EventJson;
import dev.lantern.contracts.MessageAssessed;
import dev.lantern.contracts.MessageScreened;
import dev.lantern.contracts.ResourcesRecommended;
import dev.lantern.contracts.Topics;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.testing.KafkaEvents;
import dev.lantern.platform.testing.Tokens;
import dev.lantern.resource.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class RecommendationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    ServedTopicPruning pruning;

    @Inject
    AgroalDataSource database;

    private UUID conversation;

    @BeforeEach
    void start() {
        conversation = UUID.randomUUID();
    }

    @Test
    void recommendsForAStressorInTheSeekersLanguage() {
        KafkaEvents.publish(assessed(conversation, "zh", Urgency.LOW, MORNING, List.of(), "sleep"));
        ResourcesRecommended event = awaitEvents(1).getFirst();
        assertThat(event.resources().getFirst().resourceId()).isEqualTo("sleep-wind-down-zh");
        assertThat(event.resources().getFirst().reason()).contains("睡眠");
        JsonPath own = own("demo", "lin");
        assertThat(own.getList("items.resourceId")).contains("sleep-wind-down-zh");
        assertThat(own.getList("items.id"))
                .contains(event.resources().getFirst().recommendationId().toString());
    }

    @Test
    void hasOneEffectWhenTheSameEventComesTwice() {
        UUID eventId = UUID.randomUUID();
        MessageAssessed event = assessed(conversation, Urgency.LOW, "study");
        KafkaEvents.publish(eventId, event);
        KafkaEvents.publish(eventId, event);
        KafkaEvents.publish(assessed(conversation, Urgency.LOW, "sleep"));
        assertThat(awaitEvents(2)).hasSize(2);
    }

    @Test
    void recommendsOncePerStressorAndDay() {
        KafkaEvents.publish(assessed(conversation, Urgency.LOW, "sleep"));
        KafkaEvents.publish(assessed(conversation, Urgency.LOW, "insomnia"));
        KafkaEvents.publish(
                assessed(conversation, "en", Urgency.LOW, MORNING.plus(1, ChronoUnit.DAYS), List.of(), "sleep"));
        List<ResourcesRecommended> events = awaitEvents(2);
        assertThat(events)
                .extracting(ResourcesRecommended::recommendedAt)
                .containsExactly(MORNING, MORNING.plus(1, ChronoUnit.DAYS));
    }

    @Test
    void forgetsWhatWasServedBeforeTheOldestMessageThatIsStillRead() throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into served_topic select 'demo', ?, 'sleep', current_date - age from unnest(array[0, 15, 17]) age");
                var left = connection.prepareStatement(
                        "select current_date - day from served_topic where conversation_id = ? order by day desc")) {
            insert.setObject(1, conversation);
            insert.executeUpdate();
            pruning.prune();
            left.setObject(1, conversation);
            var ages = new ArrayList<Integer>();
            try (var found = left.executeQuery()) {
                while (found.next()) {
                    ages.add(found.getInt(1));
                }
            }
            assertThat(ages).containsExactly(0, 15);
        }
    }

    @Test
    void servesTwoStressorsOfOneMessageWithAtMostThreeDifferentResources() {
        KafkaEvents.publish(assessed(conversation, Urgency.LOW, "study", "loneliness"));
        List<String> ids = awaitEvents(1).getFirst().resources().stream()
                .map(ResourcesRecommended.Item::resourceId)
                .toList();
        assertThat(ids).hasSize(3).doesNotHaveDuplicates().contains("work-in-pieces-en", "reaching-out-en");
    }

    @Test
    void recommendsTheRegionsHotlinesOnceForScreenAndAssessment() {
        KafkaEvents.publish(screened(conversation, Urgency.IMMINENT, "CN"));
        awaitEvents(1);
        KafkaEvents.publish(assessed(conversation, Urgency.HIGH, "sleep"));
        KafkaEvents.publish(assessed(conversation, "en", Urgency.HIGH, MORNING.plus(1, ChronoUnit.DAYS), List.of()));
        List<ResourcesRecommended> events = awaitEvents(2);
        assertThat(events.getFirst().resources()).allMatch(item -> item.kind().equals("hotline"));
        assertThat(events.getFirst().resources())
                .extracting(ResourcesRecommended.Item::resourceId)
                .contains("cn-12356-zh");
        assertThat(events.getLast().resources())
                .extracting(ResourcesRecommended.Item::resourceId)
                .contains("us-988-en");
    }

    @Test
    void recommendsTheHotlinesForAQuestionnaireWhereChatSaysThatItCounts() {
        KafkaEvents.publish(questionnaire(Urgency.HIGH));
        MessageScreened placed = screened(conversation, Urgency.HIGH, "CN", MessageScreened.QUESTIONNAIRE);
        KafkaEvents.publish(screened(conversation, Urgency.MODERATE, "CN", MessageScreened.QUESTIONNAIRE));
        KafkaEvents.publish(placed);
        ResourcesRecommended event = awaitEvents(1).getFirst();
        assertThat(event.messageId()).isEqualTo(placed.messageId());
        assertThat(event.resources()).allMatch(item -> item.kind().equals("hotline"));
    }

    @Test
    void leavesQuestionnairesOfNoConversationAside() {
        String letters = Topics.MESSAGE_ASSESSED + Topics.DEAD_LETTER_SUFFIX;
        int before = KafkaEvents.all(letters).size();
        KafkaEvents.publish(questionnaire(Urgency.HIGH));
        KafkaEvents.publish(assessed(conversation, Urgency.LOW, "sleep"));
        awaitEvents(1);
        assertThat(KafkaEvents.all(letters)).hasSize(before);
    }

    @Test
    void recommendsNothingOnOrdinaryTalk() {
        KafkaEvents.publish(assessed(conversation, Urgency.NONE));
        KafkaEvents.publish(assessed(conversation, Urgency.LOW, "money"));
        assertThat(awaitEvents(1)).hasSize(1);
        assertThat(own("demo", "lin").getList("items.resourceId")).contains("worry-time-en");
    }

    @Test
    void readsEventsWithUnknownFields() {
        String json = new String(EventJson.write(assessed(conversation, Urgency.LOW, "sleep")), StandardCharsets.UTF_8);
        byte[] newer =
                json.replaceFirst("\\{", "{\"mood\":{\"of\":\"tomorrow\"},").getBytes(StandardCharsets.UTF_8);
        KafkaEvents.publish(Topics.MESSAGE_ASSESSED, UUID.randomUUID().toString(), conversation.toString(), newer);
        assertThat(awaitEvents(1)).hasSize(1);
    }

    @Test
    void setsMalformedRecordsAsideAndGoesOn() {
        String letters = Topics.MESSAGE_ASSESSED + Topics.DEAD_LETTER_SUFFIX;
        int before = KafkaEvents.all(letters).size();
        KafkaEvents.publish(
                Topics.MESSAGE_ASSESSED,
                UUID.randomUUID().toString(),
                conversation.toString(),
                "{\"x".getBytes(StandardCharsets.UTF_8));
        KafkaEvents.publish(assessed(conversation, Urgency.LOW, "sleep"));
        awaitEvents(1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(KafkaEvents.all(letters)).hasSize(before + 1));
    }

    @Test
    void showsASeekersOwnToNobodyElse() {
        KafkaEvents.publish(assessed(conversation, Urgency.LOW, "sleep"));
        awaitEvents(1);
        assertThat(own("demo", "lin").getList("items")).isNotEmpty();
        assertThat(own("demo", "ana").getList("items")).isEmpty();
        assertThat(own("two", "lin").getList("items")).isEmpty();
    }

    @Test
    void pagesThroughTheList() {
        KafkaEvents.publish(assessed(conversation, Urgency.LOW, "study", "loneliness"));
        awaitEvents(1);
        JsonPath first = list("demo", "lin", "?limit=2&conversation=" + conversation);
        JsonPath second =
                list("demo", "lin", "?limit=2&conversation=" + conversation + "&after=" + first.getString("next"));
        assertThat(first.getList("items")).hasSize(2);
        assertThat(second.getList("items")).hasSize(1);
        assertThat(second.getString("next")).isNull();
    }

    private List<ResourcesRecommended> awaitEvents(int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(KafkaEvents.of(conversation, ResourcesRecommended.class))
                        .hasSize(count));
        return KafkaEvents.of(conversation, ResourcesRecommended.class);
    }

    private JsonPath own(String clinic, String subject) {
        return list(clinic, subject, "?conversation=" + conversation);
    }

    private static JsonPath list(String clinic, String subject, String query) {
        return given().auth()
                .oauth2(Tokens.of("seeker", clinic, subject))
                .get("/v1/recommendations" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
