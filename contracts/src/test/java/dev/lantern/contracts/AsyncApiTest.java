// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code asyncapi.yaml} says what the records say, no less and no more. */
class AsyncApiTest {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final Map<Class<?>, String> JSON_TYPES = Map.of(
            String.class, "string",
            UUID.class, "string uuid",
            Instant.class, "string date-time",
            boolean.class, "boolean",
            double.class, "number double",
            int.class, "integer int32",
            long.class, "integer int64",
            Long.class, "integer int64");
    private static JsonNode document;

    @BeforeAll
    static void read() throws IOException {
        document = new YAMLMapper()
                .readTree(Path.of(System.getProperty("basedir", "."), "asyncapi.yaml")
                        .toFile());
    }

    static Stream<Map.Entry<Class<? extends Event>, String>> topics() {
        return Topics.BY_TYPE.entrySet().stream();
    }

    static Stream<Class<?>> records() {
        return Field.records().stream();
    }

    @Test
    void describesEveryTopicAndRecordAndNothingElse() {
        assertThat(names("channels")).containsExactlyInAnyOrderElementsOf(Topics.ALL);
        assertThat(names("operations")).containsExactlyInAnyOrderElementsOf(Topics.ALL);
        assertThat(names("components/messages"))
                .containsExactlyInAnyOrderElementsOf(Topics.BY_TYPE.keySet().stream()
                        .map(Class::getSimpleName)
                        .toList());
        assertThat(names("components/schemas"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("CloudEventHeaders", "Urgency"),
                                records().map(AsyncApiTest::schemaName))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aTopicHasItsChannelMessageAndOperation(Map.Entry<Class<? extends Event>, String> topic) {
        String address = topic.getValue();
        String name = topic.getKey().getSimpleName();
        JsonNode channel = document.path("channels").path(address);
        JsonNode operation = document.path("operations").path(address);
        JsonNode message = document.at("/components/messages").path(name);

        assertThat(channel.path("address").asText()).isEqualTo(address);
        assertThat(channel.path("messages").properties()).hasSize(1);
        assertThat(ref(channel.path("messages").path(name))).isEqualTo("#/components/messages/" + name);
        assertThat(operation.path("action").asText()).isEqualTo("send");
        assertThat(ref(operation.path("channel"))).isEqualTo("#/channels/" + address);
        assertThat(operation.path("x-owner").asText()).isEqualTo(address.substring(0, address.indexOf('.')));
        assertThat(operation.path("x-readers")).isNotEmpty();
        assertThat(message.path("name").asText()).isEqualTo(name);
        assertThat(ref(message.path("payload"))).isEqualTo(SCHEMAS + name);
        assertThat(ref(message.at("/traits/0"))).isEqualTo("#/components/messageTraits/CloudEvent");
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aTopicHasItsPartitionsAndKeepsSealedTextSevenDays(Map.Entry<Class<? extends Event>, String> topic) {
        JsonNode kafka = document.path("channels").path(topic.getValue()).at("/bindings/kafka");

        assertThat(kafka.path("topic").asText()).isEqualTo(topic.getValue());
        assertThat(kafka.path("partitions").asInt()).isEqualTo(Topics.PARTITIONS);
        JsonNode configuration = kafka.path("topicConfiguration");
        // A record outlives its retention until its segment is closed.
        Duration kept = Duration.ofMillis(configuration.path("retention.ms").asLong()
                + configuration.path("segment.ms").asLong());
        assertThat(kept).isEqualTo(Topics.SEALED.contains(topic.getValue()) ? Duration.ofDays(7) : Duration.ZERO);
    }

    @ParameterizedTest
    @MethodSource("records")
    void aSchemaHasTheFieldsOfItsRecord(Class<?> type) {
        JsonNode schema = document.at("/components/schemas").path(schemaName(type));
        List<String> names = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();

        assertThat(schema.path("type").asText()).isEqualTo("object");
        assertThat(keys(schema.path("properties"))).containsExactlyInAnyOrderElementsOf(names);
        assertThat(values(schema.path("required")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(type.getRecordComponents())
                        .filter(each -> !Field.nullable(each))
                        .map(RecordComponent::getName)
                        .toList());
        for (RecordComponent component : type.getRecordComponents()) {
            assertThat(typeOf(schema.path("properties").path(component.getName())))
                    .as("%s.%s", schemaName(type), component.getName())
                    .isEqualTo(typeOf(component));
        }
    }

    @Test
    void urgenciesAreTheEnums() {
        assertThat(values(document.at("/components/schemas/Urgency/enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(Urgency.values()).map(Enum::name).toList());
    }

    @Test
    void knownValuesAreTheConstants() {
        assertThat(known("Signal", "kind")).containsExactlyElementsOf(SignalKinds.ALL);
        assertThat(known("Author", "kind"))
                .containsExactly(Author.SEEKER, Author.ASSISTANT, Author.COUNSELOR, Author.SYSTEM);
        assertThat(known("Seeker", "source")).containsExactly(Seeker.OIDC, Seeker.CLINIC, Seeker.ANONYMOUS);
        assertThat(known("MessageScreened", "cause"))
                .containsExactly(MessageScreened.TRIAGE_SILENT, MessageScreened.QUESTIONNAIRE);
        assertThat(known("ReplyRejected", "reason"))
                .containsExactly(ReplyRejected.CONVERSATION_CLOSED, ReplyRejected.CONVERSATION_UNKNOWN);
        assertThat(known("CaseChanged", "change"))
                .containsExactly(
                        CaseChanged.OPENED,
                        CaseChanged.RAISED,
                        CaseChanged.CLAIMED,
                        CaseChanged.RELEASED,
                        CaseChanged.LAPSED,
                        CaseChanged.RESOLVED);
    }

    @Test
    void theKeyIsTextAndTheHeadersAreThoseOfCloudEvents() {
        JsonNode trait = document.at("/components/messageTraits/CloudEvent");
        JsonNode headers = document.at("/components/schemas/CloudEventHeaders");

        assertThat(typeOf(trait.at("/bindings/kafka/key"))).isEqualTo("string");
        assertThat(ref(trait.path("headers"))).isEqualTo(SCHEMAS + "CloudEventHeaders");
        assertThat(keys(headers.path("properties")))
                .containsExactlyInAnyOrder(
                        "ce_specversion",
                        "ce_id",
                        "ce_type",
                        "ce_source",
                        "ce_time",
                        "ce_subject",
                        "ce_dataschema",
                        "content-type",
                        "traceparent");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(ref -> assertThat(document.at(ref.substring(1)).isMissingNode())
                        .as(ref)
                        .isFalse());
    }

    @ParameterizedTest
    @MethodSource("dev.lantern.contracts.Example#all")
    void sealedTextInExamplesHasTheFormThatTheSchemaNames(Example example) {
        String pattern = document.at("/components/schemas/MessagePosted/properties/text/pattern")
                .asText();

        assertThat(example.json().findValuesAsText("text")).allMatch(text -> text.matches(pattern));
    }

    private static String typeOf(RecordComponent component) {
        return component.getType() == List.class
                ? "array of " + typeOf(Field.elementType(component))
                : typeOf(component.getType());
    }

    private static String typeOf(Class<?> type) {
        return type.isRecord() || type.isEnum() ? SCHEMAS + schemaName(type) : JSON_TYPES.get(type);
    }

    private static String typeOf(JsonNode schema) {
        if (schema.has("$ref")) {
            return ref(schema);
        }
        if (schema.path("type").asText().equals("array")) {
            return "array of " + typeOf(schema.path("items"));
        }
        return (schema.path("type").asText() + " " + schema.path("format").asText()).strip();
    }

    private static String schemaName(Class<?> type) {
        Class<?> within = type.getDeclaringClass();
        return (within == null ? "" : within.getSimpleName()) + type.getSimpleName();
    }

    private static List<String> known(String schema, String property) {
        return values(document.at("/components/schemas/" + schema + "/properties/" + property + "/x-extensible-enum"));
    }

    private static Set<String> names(String path) {
        return keys(document.at("/" + path));
    }

    private static Set<String> keys(JsonNode object) {
        var keys = new TreeSet<String>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static List<String> values(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    private static String ref(JsonNode node) {
        return node.path("$ref").asText();
    }
}
