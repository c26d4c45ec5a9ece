// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.e2e.client.Answer;
import dev.lantern.e2e.client.Api;
import dev.lantern.e2e.client.Case;
import dev.lantern.e2e.client.Conversation;
import dev.lantern.e2e.client.DeskClient;
import dev.lantern.e2e.client.Json;
import dev.lantern.e2e.client.SeekerClient;
import dev.lantern.e2e.suite.RunningSuite;
import dev.lantern.local.Part;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What people write is found nowhere but where it is shown: not in logs, metrics, errors, topics or tables. */
@OnSuite
@Order(9)
class CanaryJourneyIT {
    // In Latin letters and in Han, because each can leak where the other is escaped.
    private static final String LATIN = "Quetzalwhisper7319";
    private static final String HAN = "蓝鲸栖于雪线之南";
    private static final String CANARY = LATIN + " " + HAN;

    private final RunningSuite suite;
    private final SeekerClient seeker;
    private final DeskClient chen;
    // Whatever was answered, its headers carry nothing; what was refused, its body neither.
    private final List<Answer> answers = new ArrayList<>();

    CanaryJourneyIT(RunningSuite suite) {
        this.suite = suite;
        this.seeker = suite.newSeeker();
        this.chen = suite.counselor("counselor-chen");
    }

    @Test
    void nothingThatPeopleWriteIsFoundWhereItDoesNotBelong() throws Exception {
        List<Answer> refused = new ArrayList<>();
        Conversation conversation = seeker.open("en", "US");
        UUID id = conversation.id();
        Await.answer(seeker, id, seeker.say(conversation, "I feel low and " + CANARY));
        Await.answer(seeker, id, seeker.say(conversation, Texts.CRISIS_EN + " " + CANARY));
        Await.untilAsserted(() -> assertThat(chen.casesOf(id)).hasSize(1));
        Case open = chen.casesOf(id).getFirst();
        chen.claim(open.id());
        answers.add(chen.api()
                .post("/v1/escalations/" + open.id() + "/notes", Map.of("text", "A note about " + CANARY))
                .expect(201));
        answers.add(chen.reply(open.id(), "I hear you. " + CANARY));
        Await.untilAsserted(() -> assertThat(seeker.history(id)).anyMatch(message -> message.by("counselor")));
        assess();
        review(id);
        writeAtTheDesk(open.id());
        refused.addAll(refusedTexts(open.id(), id));
        refused.addAll(refusedForms(open.id()));
        answers.addAll(refused);
        chen.resolve(open.id(), "SAFE", "Resolved with " + CANARY);
        Await.untilAsserted(() -> assertThat(seeker.find(id).handler()).isEqualTo("assistant"));
        // The reader must find what is there, or its finding nothing would mean nothing.
        assertThat(seeker.history(id)).anyMatch(message -> isCanary(message.text()));

        assertThat(refused).allSatisfy(answer -> assertThat(answer.status()).isBetween(400, 499));
        assertThat(refused).as("error bodies").noneMatch(answer -> isCanary(answer.body()));
        assertThat(answers)
                .as("headers of answers")
                .noneMatch(answer -> isCanary(answer.headers().toString()));
        assertThat(logsWithCanary()).as("log files").isEmpty();
        assertThat(metricsWithCanary()).as("metrics").isEmpty();
        assertThat(recordsWithCanary()).as("Kafka records").isEmpty();
        assertThat(columnsWithCanary()).as("columns of PostgreSQL").isEmpty();
    }

    private void assess() {
        answers.add(suite.as("counselor-chen", Part.TRIAGE)
                .post(
                        "/v1/assessments",
                        Map.of(
                                "text",
                                "What about " + CANARY,
                                "locale",
                                "en",
                                "context",
                                List.of("Before it there was " + CANARY)))
                .expect(200));
    }

    private void review(UUID conversation) {
        Api triage = suite.as("counselor-chen", Part.TRIAGE);
        String assessment = triage.get("/v1/conversations/" + conversation + "/assessments")
                .expect(200)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asText();
        byte[] verdict = Json.write(Map.of("urgency", "LOW", "reason", "Because of " + CANARY))
                .getBytes(StandardCharsets.UTF_8);
        answers.add(triage.with("Content-Type", "application/json")
                .send("PUT", "/v1/assessments/" + assessment + "/review", BodyPublishers.ofByteArray(verdict))
                .expect(200));
    }

    /** Through the page's own forms. */
    private void writeAtTheDesk(UUID escalation) {
        answers.add(form(escalation, "notes", Map.of("text", "At the desk, at length" + "，很长".repeat(1000) + CANARY))
                .expect(200));
        answers.add(form(
                        escalation,
                        "messages",
                        Map.of(
                                "text",
                                "From the desk: " + CANARY,
                                "clientMessageId",
                                UUID.randomUUID().toString()))
                .expect(200));
    }

    private List<Answer> refusedForms(UUID escalation) {
        return List.of(
                form(escalation, "notes", Map.of("text", CANARY.repeat(200))),
                rawForm(escalation, "notes", "text=" + LATIN + "%zz"),
                rawForm(escalation, "messages", "clientMessageId=1&text=" + LATIN + "%"),
                form(escalation, "messages", Map.of("text", CANARY, "clientMessageId", CANARY.repeat(9))),
                form(escalation, "messages", Map.of("text", CANARY)),
                form(escalation, "resolve", Map.of("outcome", LATIN, "note", CANARY)),
                form(UUID.randomUUID(), "notes", Map.of("text", CANARY)));
    }

    private Answer form(UUID escalation, String action, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return rawForm(escalation, action, body);
    }

    private Answer rawForm(UUID escalation, String action, String body) {
        return chen.api()
                .with("X-Requested-With", "XMLHttpRequest")
                .with("Origin", suite.url(Part.ESCALATION).toString())
                .postRaw(
                        "/desk/cases/" + escalation + "/" + action,
                        body.getBytes(StandardCharsets.US_ASCII),
                        "application/x-www-form-urlencoded");
    }

    /** Requests that fail, each with the canary in another place. */
    private List<Answer> refusedTexts(UUID escalation, UUID conversation) {
        Api chat = seeker.api();
        String messages = "/v1/conversations/" + conversation + "/messages";
        String key = UUID.randomUUID().toString();
        seeker.say(conversation, "The first text under this key, " + CANARY, key);
        return List.of(
                chat.post(messages, Map.of("text", "Another text, " + CANARY, "clientMessageId", key)),
                chat.post(messages, Map.of("text", CANARY, "clientMessageId", CANARY.repeat(9))),
                chat.post(messages, Map.of("text", CANARY, "clientMessageId", "1", LATIN, CANARY)),
                chat.post(messages, Map.of("text", List.of(CANARY), "clientMessageId", "2")),
                raw(chat, messages, "{\"text\": \"" + CANARY),
                raw(chat, messages, CANARY),
                chat.post("/v1/conversations", Map.of("locale", Map.of("is", CANARY))),
                chat.get("/v1/conversations/" + LATIN + "/messages"),
                chat.get(messages + "?after=" + LATIN),
                raw(chen.api(), "/v1/escalations/" + escalation + "/resolve", "{\"outcome\": \"" + CANARY + "\"}"),
                raw(chen.api(), "/v1/escalations/" + escalation + "/messages", "{\"text\": [\"" + CANARY + "\"]}"),
                chen.api().get("/v1/escalations?status=" + LATIN),
                raw(suite.as("counselor-chen", Part.TRIAGE), "/v1/assessments", "{\"text\": {\"" + LATIN + "\": 1}}"));
    }

    private static Answer raw(Api api, String path, String body) {
        return api.postRaw(path, body.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    private List<Path> logsWithCanary() throws IOException {
        try (Stream<Path> logs = Files.list(suite.logs())) {
            List<Path> all = logs.toList();
            assertThat(all).as("log files to search").isNotEmpty();
            return all.stream().filter(CanaryJourneyIT::holdsCanary).toList();
        }
    }

    private static boolean holdsCanary(Path file) {
        try {
            return isCanary(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<Part> metricsWithCanary() {
        return RunningSuite.services().stream()
                .filter(service -> isCanary(
                        suite.api(service).get("/q/metrics").expect(200).body()))
                .toList();
    }

    private List<String> recordsWithCanary() {
        return suite.topics().read(suite.topics().names()).stream()
                .filter(CanaryJourneyIT::holdsCanary)
                .map(each -> each.topic() + " at " + each.offset())
                .toList();
    }

    private static boolean holdsCanary(ConsumerRecord<byte[], byte[]> found) {
        return isCanary(found.key())
                || isCanary(found.value())
                || Stream.of(found.headers().toArray()).map(Header::value).anyMatch(CanaryJourneyIT::isCanary);
    }

    /** Every column of every table of every service, as text and as raw bytes. */
    private List<String> columnsWithCanary() throws SQLException {
        var found = new ArrayList<String>();
        for (Part service : RunningSuite.services()) {
            try (Connection database = suite.database(service)) {
                for (String table : tables(database)) {
                    found.addAll(rowsWithCanary(database, service.label() + "." + table, table));
                }
            }
        }
        return found;
    }

    private static List<String> tables(Connection database) throws SQLException {
        var tables = new ArrayList<String>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.tables
                        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                        """)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        assertThat(tables).as("tables to search").isNotEmpty();
        return tables;
    }

    private static List<String> rowsWithCanary(Connection database, String name, String table) throws SQLException {
        var found = new ArrayList<String>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + table)) {
            while (rows.next()) {
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    boolean bytes = rows.getMetaData().getColumnTypeName(column).equals("bytea");
                    if (bytes ? isCanary(rows.getBytes(column)) : isCanary(rows.getString(column))) {
                        found.add(name + "." + rows.getMetaData().getColumnName(column));
                    }
                }
            }
        }
        return found.stream().distinct().toList();
    }

    private static boolean isCanary(byte[] bytes) {
        return bytes != null && isCanary(new String(bytes, StandardCharsets.UTF_8));
    }

    private static boolean isCanary(String text) {
        return text != null && (text.contains(LATIN) || text.contains(HAN) || text.contains(escaped(HAN)));
    }

    /** As JSON writers that avoid non-ASCII characters would have it. */
    private static String escaped(String text) {
        return text.chars().mapToObj("\\u%04x"::formatted).reduce("", String::concat);
    }
}
