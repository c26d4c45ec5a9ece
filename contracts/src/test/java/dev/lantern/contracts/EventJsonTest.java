// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lenient towards what is new, strict about what was promised. */
class EventJsonTest {

    private static final String CANARY = "canary-7f3a";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<JsonNode> ONE_OF_EACH_TYPE = List.of(
            JSON.textNode(CANARY),
            JSON.textNode("7"),
            JSON.textNode("true"),
            JSON.textNode(""),
            JSON.numberNode(7),
            JSON.numberNode(7.5),
            JSON.booleanNode(true),
            JSON.arrayNode().add(CANARY),
            JSON.objectNode().put(CANARY, CANARY));

    static Stream<Example> all() {
        return Example.all();
    }

    static Stream<Arguments> fields() {
        return Example.all()
                .flatMap(example ->
                        Field.of(example.type(), example.json()).stream().map(field -> Arguments.of(example, field)));
    }

    static Stream<Arguments> fieldsThatMustBeThere() {
        return fields().filter(each -> ((Field) each.get()[1]).mustBeThere());
    }

    static Stream<Arguments> lists() {
        return fields().filter(each -> ((Field) each.get()[1]).isList());
    }

    @ParameterizedTest
    @MethodSource("all")
    void ignoresUnknownFieldsAtEveryLevel(Example example) {
        ObjectNode withNews = example.json();
        addNews(withNews);

        assertThat(example.read(withNews)).isEqualTo(example.read());
    }

    @ParameterizedTest
    @MethodSource("lists")
    void readsAnAbsentListAsEmpty(Example example, Field list) throws ReflectiveOperationException {
        ObjectNode without = example.json();
        list.holder(without).remove(list.name());

        JsonNode written = Example.parse(EventJson.write(example.read(without)));

        assertThat(list.holder(written).get(list.name())).isEqualTo(JSON.arrayNode());
    }

    @ParameterizedTest
    @MethodSource("fieldsThatMustBeThere")
    void refusesAnEventWithoutAFieldThatMustBeThere(Example example, Field field) {
        ObjectNode without = example.json();
        field.holder(without).remove(field.name());

        assertRefused(example, without);
    }

    @ParameterizedTest
    @MethodSource("fieldsThatMustBeThere")
    void refusesNullInAFieldThatMustBeThere(Example example, Field field) {
        ObjectNode withNull = example.json();
        field.holder(withNull).putNull(field.name());

        assertRefused(example, withNull);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void neverTurnsAValueOfAnotherTypeIntoAValue(Example example, Field field) {
        for (JsonNode value : ONE_OF_EACH_TYPE) {
            if (!field.takes(value)) {
                ObjectNode wrong = example.json();
                field.holder(wrong).set(field.name(), value);

                assertRefused(example, wrong);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void refusesAListWithANullInIt(Example example, Field list) {
        ObjectNode withNull = example.json();
        ((ArrayNode) list.holder(withNull).get(list.name())).addNull();

        assertRefused(example, withNull);
    }

    @Test
    void refusesAnUnknownUrgency() {
        Example assessed = assessed(1);

        assertRefused(assessed, assessed.json().put("urgency", CANARY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"conversationId", "messageId"})
    void refusesTheAssessmentOfAMessageWithoutItsPlace(String field) {
        Example ofMessage = assessed(1);
        ObjectNode without = ofMessage.json();
        without.remove(field);

        assertRefused(ofMessage, without);
    }

    @ParameterizedTest
    @ValueSource(strings = {"conversationId", "messageId", "sequence"})
    void refusesTheAssessmentOfAQuestionnaireWithThePlaceOfAMessage(String field) {
        Example ofQuestionnaire = assessed(2);
        ObjectNode with = ofQuestionnaire.json();
        with.set(field, assessed(1).json().get(field));

        assertRefused(ofQuestionnaire, with);
    }

    @Test
    void keysAMessageByItsConversationAndAQuestionnaireByItsSeeker() {
        assertThat(assessed(1).read().key()).isEqualTo("019caedd-d6e0-7131-a0b0-1ed96634bb7d");
        assertThat(assessed(2).read().key()).isEqualTo("demo:oidc:8a1f0c52-7d0e-4a55-9d0b-2f6f0f6a1c11");
    }

    @ParameterizedTest
    @CsvSource({"NONE,NONE,false", "MODERATE,MODERATE,false", "NONE,HIGH,true", "HIGH,HIGH,true", "IMMINENT,NONE,true"})
    void anAssessmentIsUrgentByTheMessageOrByTheConversation(String urgency, String conversation, boolean urgent) {
        ObjectNode json = assessed(1).json().put("urgency", urgency).put("conversationUrgency", conversation);

        assertThat(read(json, MessageAssessed.class).urgent()).isEqualTo(urgent);
    }

    @ParameterizedTest
    @CsvSource({"NONE,false", "MODERATE,false", "HIGH,true", "IMMINENT,true"})
    void aMessageAndAScreeningAreUrgentFromHighUp(String urgency, boolean urgent) {
        ObjectNode posted = example(MessagePosted.class, 2).json();
        ObjectNode screened = example(MessageScreened.class, 1).json();

        assertThat(read(posted.put("presumedUrgency", urgency), MessagePosted.class)
                        .urgent())
                .isEqualTo(urgent);
        assertThat(read(screened.put("urgency", urgency), MessageScreened.class).urgent())
                .isEqualTo(urgent);
    }

    @Test
    void aMessageThatNobodyHasPresumedAnythingOfIsNotUrgent() {
        assertThat(example(MessagePosted.class, 1).read().urgent()).isFalse();
    }

    private static <E extends Event> E read(ObjectNode json, Class<E> type) {
        return EventJson.read(json.toString().getBytes(StandardCharsets.UTF_8), type);
    }

    private static Example example(Class<? extends Event> type, int number) {
        return Example.all()
                .filter(each -> each.type() == type && each.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private static Example assessed(int number) {
        return example(MessageAssessed.class, number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "7", "[]", "{}", "canary-7f3a", "{\"clinicId\":\"canary-7f3a\"", "{} {}"})
    void refusesWhatIsNoEvent(String json) {
        var failure = catchThrowableOfType(
                UnreadableEvent.class,
                () -> EventJson.read(json.getBytes(StandardCharsets.UTF_8), MessagePosted.class));

        assertThat(failure).hasMessage("not a MessagePosted").hasNoCause();
    }

    @Test
    void refusesATombstone() {
        assertThat(catchThrowableOfType(UnreadableEvent.class, () -> EventJson.read(null, MessagePosted.class)))
                .isNotNull();
    }

    @Test
    void refusesTextAfterTheEvent() {
        Example example = Example.all().findFirst().orElseThrow();
        byte[] twice = (example.json().toString() + example.json()).getBytes(StandardCharsets.UTF_8);

        assertThat(catchThrowableOfType(UnreadableEvent.class, () -> EventJson.read(twice, example.type())))
                .isNotNull();
    }

    @Test
    void refusesInvalidUtf8() {
        Example example = Example.all().findFirst().orElseThrow();
        byte[] bytes = example.bytes();
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("demo")] = (byte) 0xff;

        assertThat(catchThrowableOfType(UnreadableEvent.class, () -> EventJson.read(bytes, example.type())))
                .isNotNull();
    }

    @Test
    void refusesNestingThatCouldExhaustTheStack() {
        byte[] deep = ("{\"addedLater\":" + "[".repeat(200_000)).getBytes(StandardCharsets.UTF_8);

        assertThat(catchThrowableOfType(UnreadableEvent.class, () -> EventJson.read(deep, MessagePosted.class)))
                .isNotNull();
    }

    private static void addNews(JsonNode node) {
        node.forEach(EventJsonTest::addNews);
        if (node instanceof ObjectNode object) {
            object.putObject("addedLater").putArray("deeper").add(1).addObject().putNull("still");
        }
    }

    /** The failure may travel into logs and headers of dead letters, so it holds nothing of what was read. */
    private static void assertRefused(Example example, JsonNode json) {
        var failure = catchThrowableOfType(UnreadableEvent.class, () -> example.read(json));
        assertThat(failure).as("reading %s", json).isNotNull();
        assertThat(failure)
                .hasMessage("not a " + example.type().getSimpleName())
                .hasNoCause()
                .hasNoSuppressedExceptions();
    }
}
