// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.e2e.client.Case;
import dev.lantern.e2e.client.Conversation;
import dev.lantern.e2e.client.DeskClient;
import dev.lantern.e2e.client.EventStream;
import dev.lantern.e2e.client.Message;
import dev.lantern.e2e.client.SeekerClient;
import dev.lantern.e2e.client.StreamEvent;
import dev.lantern.e2e.suite.RunningSuite;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a cry for help to a counselor's answer and back to the assistant. */
@OnSuite
@Order(2)
class CrisisJourneyIT {
    private final SeekerClient seeker;
    private final DeskClient chen;

    CrisisJourneyIT(RunningSuite suite) {
        this.seeker = suite.newSeeker();
        this.chen = suite.counselor("counselor-chen");
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "zh, CN, 12356, 我是陈老师，我在这里，先告诉我你现在在哪里好吗？, 谢谢你，我现在好多了，和妹妹在一起",
        "en, US, 988, 'I am Chen and I am here with you. Where are you right now?', 'Thank you, I feel calmer now and my sister is here'"
    })
    void reachesACounselorAndReturnsToTheAssistant(
            String locale, String region, String hotline, String reply, String thanks) {
        Conversation conversation = seeker.open(locale, region);
        UUID id = conversation.id();
        try (EventStream desk = chen.events(null);
                EventStream own = seeker.events(id, null)) {
            Message cry = seeker.say(conversation, Texts.crisis(locale));

            Message protocol = Await.answer(seeker, id, cry);
            assertThat(protocol.isCrisisProtocol()).isTrue();
            assertThat(protocol.text()).contains(hotline);

            Case seen = live(desk, id, "open");
            assertThat(seen.urgency()).isEqualTo("IMMINENT");
            assertThat(chen.casesOf(id)).hasSize(1);

            assertThat(chen.claim(seen.id()).status()).isEqualTo("claimed");
            assertHandler(id, "counselor");
            Await.untilAsserted(() -> assertThat(textsOf(chen.read(seen.id())))
                    .as("what the counselor reads")
                    .contains(cry.text(), protocol.text()));

            Message unanswered = seeker.say(conversation, thanks);
            chen.reply(seen.id(), reply);
            Await.untilAsserted(() -> assertThat(own.messages())
                    .filteredOn(message -> message.by("counselor"))
                    .extracting(Message::text)
                    .containsExactly(reply));

            chen.resolve(seen.id(), "SAFE", "-");
            assertHandler(id, "assistant");
            Message ordinary = seeker.say(conversation, thanks + " :)");
            assertThat(Await.answer(seeker, id, ordinary).origin()).isEqualTo("script");

            // The answer to the last message proves that the silence before it was meant.
            List<Message> history = seeker.history(id);
            assertThat(Await.answers(history, unanswered))
                    .as("answers while a counselor holds the case")
                    .isEmpty();
            assertThat(history).extracting(Message::sequence).isEqualTo(Sequences.upTo(history.size()));
            Await.untilAsserted(() -> assertThat(own.messages())
                    .as("the stream against the history")
                    .extracting(Message::id)
                    .isEqualTo(history.stream().skip(1).map(Message::id).toList()));
            assertThat(live(desk, id, "resolved").id()).isEqualTo(seen.id());
            assertThat(chen.casesOf(id)).extracting(Case::outcome).containsExactly("SAFE");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"zh, CN, 我想和真人聊聊", "en, GB, Could I talk to a real person please"})
    void aSeekerWhoAsksForAPersonGetsACase(String locale, String region, String text) {
        Conversation conversation = seeker.open(locale, region);
        try (EventStream desk = chen.events(null)) {
            seeker.say(conversation, text);
            seeker.askForHuman(conversation.id());

            Case opened = live(desk, conversation.id(), "open");
            assertHandler(conversation.id(), "queue");
            chen.claim(opened.id());
            chen.release(opened.id());
            chen.claim(opened.id());
            chen.resolve(opened.id(), "FOLLOW_UP", "-");
            assertHandler(conversation.id(), "assistant");
        }
    }

    private void assertHandler(UUID conversation, String handler) {
        Await.untilAsserted(
                () -> assertThat(seeker.find(conversation).handler()).isEqualTo(handler));
    }

    private static Case live(EventStream desk, UUID conversation, String status) {
        Await.untilAsserted(() -> assertThat(casesOf(desk, conversation))
                .as("cases of the conversation on the desk's stream")
                .extracting(Case::status)
                .contains(status));
        return casesOf(desk, conversation).stream()
                .filter(each -> each.status().equals(status))
                .findFirst()
                .orElseThrow();
    }

    private static List<Case> casesOf(EventStream desk, UUID conversation) {
        return desk.named("case")
                .map((StreamEvent event) -> event.as(Case.class))
                .filter(each -> each.conversationId().equals(conversation))
                .toList();
    }

    /** Every text that the counselor is shown, wherever it stands in the case. */
    private static List<String> textsOf(JsonNode shown) {
        return shown.findValuesAsText("text");
    }
}
