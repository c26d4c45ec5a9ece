// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.e2e.client.Answer;
import dev.lantern.e2e.client.Api;
import dev.lantern.e2e.client.Case;
import dev.lantern.e2e.client.Conversation;
import dev.lantern.e2e.client.DeskClient;
import dev.lantern.e2e.client.EventStream;
import dev.lantern.e2e.client.Message;
import dev.lantern.e2e.client.SeekerClient;
import dev.lantern.e2e.suite.RunningSuite;
import dev.lantern.local.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From an answer to a questionnaire that says "every day" to a counselor who knows of it. */
@OnSuite
@Order(3)
class QuestionnaireJourneyIT {
    private final SeekerClient seeker;
    private final Api triage;
    private final DeskClient chen;

    QuestionnaireJourneyIT(RunningSuite suite) {
        String name = "q-" + UUID.randomUUID();
        this.seeker = suite.seeker(name, suite.url(Part.CHAT));
        this.triage = suite.api(Part.TRIAGE)
                .bearer(suite.tokens().clinic(RunningSuite.CLINIC))
                .with("X-Seeker", name);
        this.chen = suite.counselor("counselor-chen");
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({"zh, CN, 12356", "en, US, 988"})
    void thoughtsOfDeathReachACounselorThroughTheOpenConversation(String locale, String region, String hotline) {
        UUID id = seeker.open(locale, region).id();
        try (EventStream desk = chen.events(null);
                EventStream own = seeker.events(id, null)) {
            JsonNode result = answerPhq9(locale, 3).expect(201).json();
            assertThat(result.path("urgency").asText()).isEqualTo("HIGH");
            assertThat(result.path("positiveItems").toString()).isEqualTo("[9]");

            Await.untilAsserted(() -> assertThat(own.messages())
                    .as("what the seeker sees live")
                    .filteredOn(Message::isCrisisProtocol)
                    .hasSize(1));
            assertThat(seeker.history(id))
                    .as("the opening and the crisis message")
                    .hasSize(2)
                    .last()
                    .satisfies(message -> assertThat(message.text()).contains(hotline));

            Case opened = live(desk, id);
            assertThat(opened.urgency()).isEqualTo("HIGH");
            Case listed = chen.casesOf(id).getFirst();
            assertThat(listed.reason()).isEqualTo("questionnaire");

            chen.claim(listed.id());
            Await.untilAsserted(() -> assertThat(chen.read(listed.id()).findValuesAsText("text"))
                    .as("what the counselor reads")
                    .contains(seeker.history(id).getLast().text()));
            JsonNode seen = chen.read(listed.id()).path("assessments").path(0);
            assertThat(seen.path("source").asText()).isEqualTo("questionnaire");
            assertThat(seen.path("messageId").asText())
                    .isEqualTo(result.path("id").asText());

            chen.resolve(listed.id(), "SAFE", "-");
            Await.untilAsserted(() -> assertThat(seeker.find(id).handler()).isEqualTo("assistant"));
            Message ordinary = seeker.say(id, Texts.smallTalk(1), "after-" + id).as(Message.class);
            assertThat(Await.answer(seeker, id, ordinary).origin()).isEqualTo("script");
            assertThat(chen.casesOf(id)).extracting(Case::status).containsExactly("resolved");
        }
    }

    @Test
    void aConversationIsOpenedForWhoHasNone() {
        try (EventStream desk = chen.events(null)) {
            answerPhq9("en", 2).expect(201);

            Await.untilAsserted(() -> assertThat(conversations()).hasSize(1));
            UUID id = conversations().getFirst().id();
            assertThat(seeker.history(id)).extracting(Message::origin).containsExactly("script", "crisis-protocol");
            assertThat(live(desk, id).urgency()).isEqualTo("HIGH");
        }
    }

    @Test
    void distressAloneAlarmsNobodyAndShowsInTheTrend() {
        UUID id = seeker.open("en", "US").id();
        answerPhq9("en", 0).expect(201);
        // Of the same seeker and taken after it: had the first had an effect, it would be there.
        answerPhq9("en", 1).expect(201);
        Await.untilAsserted(() -> assertThat(urgency(id)).isEqualTo("MODERATE"));

        assertThat(seeker.history(id)).as("only the opening").hasSize(1);
        assertThat(chen.casesOf(id)).isEmpty();
        JsonNode trend =
                triage.get("/v1/instruments/phq-9/responses").expect(200).json();
        assertThat(trend.path("items").findValuesAsText("score")).containsExactly("1", "0");
    }

    private Answer answerPhq9(String locale, int item9) {
        Map<String, Integer> answers = new HashMap<>();
        for (int item = 1; item < 9; item++) {
            answers.put(Integer.toString(item), 0);
        }
        answers.put("9", item9);
        return triage.post("/v1/instruments/phq-9/responses?locale=" + locale, Map.of("answers", answers));
    }

    private List<Conversation> conversations() {
        return seeker.api().get("/v1/conversations").expect(200).items(Conversation.class);
    }

    /** How urgent triage takes the conversation to be, as the clinic's backend is told. */
    private String urgency(UUID conversation) {
        Answer answer = triage.get("/v1/conversations/" + conversation + "/urgency");
        return answer.status() == 200 ? answer.json().path("urgency").asText() : "";
    }

    private static Case live(EventStream desk, UUID conversation) {
        Await.untilAsserted(
                () -> assertThat(casesOf(desk, conversation)).as("cases live").isNotEmpty());
        return casesOf(desk, conversation).getFirst();
    }

    private static List<Case> casesOf(EventStream desk, UUID conversation) {
        return desk.named("case")
                .map(event -> event.as(Case.class))
                .filter(each -> each.conversationId().equals(conversation))
                .toList();
    }
}
