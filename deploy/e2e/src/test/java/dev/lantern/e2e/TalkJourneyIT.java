// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.e2e.client.Conversation;
import dev.lantern.e2e.client.EventStream;
import dev.lantern.e2e.client.Message;
import dev.lantern.e2e.client.SeekerClient;
import dev.lantern.e2e.client.StreamEvent;
import dev.lantern.e2e.suite.RunningSuite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Ordinary talk: answered in its own words, with fitting resources, and without alarming anybody. */
@OnSuite
@Order(1)
class TalkJourneyIT {
    private final RunningSuite suite;
    private final SeekerClient seeker;

    TalkJourneyIT(RunningSuite suite) {
        this.suite = suite;
        this.seeker = suite.newSeeker();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "zh, CN, 最近总是失眠，躺下一个小时都睡不着，白天很累",
        "en, US, 'I cannot sleep lately, I lie awake for hours and feel worn out at work'"
    })
    void isAnsweredWithFittingResourcesAndNoCase(String locale, String region, String text) {
        Conversation conversation = seeker.open(locale, region);
        try (EventStream stream = seeker.events(conversation.id(), null)) {
            Message question = seeker.say(conversation, text);

            Message answer = Await.answer(seeker, conversation.id(), question);
            Await.untilAsserted(() -> assertThat(stream.named("resources").toList())
                    .as("resources on the stream")
                    .isNotEmpty());

            assertThat(answer.origin()).isEqualTo("script");
            assertThat(resourceIds(stream)).as("resources for sleep").contains("sleep-wind-down-" + locale);
            assertThat(stream.named("resources").map(StreamEvent::data).toList())
                    .as("resources in the seeker's language")
                    .allMatch(data -> Texts.hasHan(data) == locale.equals("zh"));
            assertThat(stream.messages()).extracting(Message::id).contains(question.id(), answer.id());
        }
        // Had the talk about sleep opened a case, the cry after it, dealt with later, would find it there.
        Message cry = seeker.say(conversation, Texts.crisis(locale));
        var chen = suite.counselor("counselor-chen");
        Await.untilAsserted(() -> assertThat(chen.casesOf(conversation.id())).hasSize(1));
        assertThat(chen.casesOf(conversation.id()).getFirst().openedAt())
                .as("when the first case was opened, against the cry")
                .isAfter(cry.sentAt());
    }

    @Test
    void bringsNoResourcesWhenTheTalkCallsForNothing() {
        Conversation conversation = seeker.open("en", "US");
        try (EventStream stream = seeker.events(conversation.id(), null)) {
            Await.answer(seeker, conversation.id(), seeker.say(conversation, "Thanks, that was a lovely film!"));
            // Later talk that does call for something proves that the first was dealt with: events keep their order.
            Message sleepless =
                    seeker.say(conversation, "I have been sleeping so badly, I lie awake for hours every night");
            Await.untilAsserted(() -> assertThat(stream.named("resources").toList())
                    .as("resources")
                    .isNotEmpty());

            assertThat(stream.events().stream()
                            .takeWhile(event -> !event.name().equals("resources"))
                            .filter(event -> event.name().equals("message"))
                            .map(event -> event.as(Message.class).id()))
                    .as("messages before the first resources")
                    .contains(sleepless.id());
        }
    }

    @ParameterizedTest(name = "{0}: {1} / {2}")
    @CsvFileSource(resources = "/pairs.csv")
    void reflectsWhatSetsAMessageApart(String locale, String one, String other) {
        String answerToOne = answerTo(locale, one).text().toLowerCase(Locale.ROOT);
        String answerToOther = answerTo(locale, other).text().toLowerCase(Locale.ROOT);

        assertThat(Texts.wordsOnlyIn(one, other))
                .as("words of “%s” in the answer “%s”", one, answerToOne)
                .anyMatch(answerToOne::contains);
        assertThat(Texts.wordsOnlyIn(other, one))
                .as("words of “%s” in the answer “%s”", other, answerToOther)
                .anyMatch(answerToOther::contains);
        assertThat(answerToOne).isNotEqualTo(answerToOther);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"zh, CN", "en, GB"})
    void repeatsNoPhraseWithinAConversation(String locale, String region) {
        Conversation conversation = seeker.open(locale, region);
        List<String> phrases =
                new ArrayList<>(phrases(conversation.messages().getFirst().text()));
        for (String text : Texts.troubles(locale)) {
            Message answer = Await.answer(seeker, conversation.id(), seeker.say(conversation, text));
            phrases.addAll(phrases(answer.text()));
        }

        assertThat(phrases).doesNotHaveDuplicates();
    }

    private static List<String> resourceIds(EventStream stream) {
        return stream.named("resources")
                .flatMap(event -> event.json().path("resources").findValuesAsText("resourceId").stream())
                .toList();
    }

    private Message answerTo(String locale, String text) {
        Conversation conversation = seeker.open(locale, locale.equals("zh") ? "CN" : "US");
        return Await.answer(seeker, conversation.id(), seeker.say(conversation, text));
    }

    private static List<String> phrases(String text) {
        return Arrays.stream(text.split("[。！？!?.;；\\n]"))
                .map(String::strip)
                .filter(phrase -> phrase.length() > 3)
                .toList();
    }
}
