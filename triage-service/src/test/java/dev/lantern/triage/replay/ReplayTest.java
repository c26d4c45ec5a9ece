// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lantern.contracts.Author;
import dev.lantern.contracts.EventJson;
import dev.lantern.contracts.MessagePosted;
import dev.lantern.contracts.Topics;
import dev.lantern.contracts.Urgency;
import dev.lantern.platform.Ids;
import dev.lantern.platform.privacy.SealedText;
import dev.lantern.platform.testing.KafkaEvents;
import dev.lantern.platform.testing.KafkaResource;
import dev.lantern.platform.testing.PostgresResource;
import dev.lantern.triage.Clinic;
import dev.lantern.triage.conversation.Verdict;
import dev.lantern.triage.model.Choice;
import dev.lantern.triage.model.ClinicThresholds;
import dev.lantern.triage.model.FusedRiskModel;
import dev.lantern.triage.model.Language;
import dev.lantern.triage.model.Movable;
import dev.lantern.triage.model.RiskModel;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On a real topic and a real database, without the service: other tests' messages lie on the topic too. */
class ReplayTest {

    private static final String CANARY = "kanarienvogel5517";
    private static final String DANGER = "我想自杀 " + CANARY;
    private static final String CALM = "今天天气很好 " + CANARY;
    private static final Instant NOW = Instant.now();

    private static final Map<String, String> SETTINGS = new HashMap<>();
    private static Connection database;
    private static SealedText sealed;

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> settings = new HashMap<>(SETTINGS);
    private Clinic clinic;

    @BeforeAll
    static void begin() throws SQLException {
        SETTINGS.putAll(new PostgresResource().start());
        SETTINGS.putAll(new KafkaResource().start());
        // Quicker, and of the texts here both say the same.
        SETTINGS.put("triage.model.encoder", "false");
        String url = SETTINGS.get("quarkus.datasource.jdbc.url");
        String user = SETTINGS.get("quarkus.datasource.username");
        String password = SETTINGS.get("quarkus.datasource.password");
        Flyway.configure()
                .dataSource(url, user, password)
                .locations("db/platform", "db/migration")
                .load()
                .migrate();
        database = DriverManager.getConnection(url, user, password);
        sealed = SealedText.of(Path.of(SETTINGS.get("lantern.privacy.key-file")));
    }

    @AfterAll
    static void end() throws SQLException {
        database.close();
    }

    @BeforeEach
    void openAClinic() {
        clinic = Clinic.fresh(sealed);
    }

    @Test
    void tellsWhatThisBuildSaysOtherwiseThanAnOlderModel() throws Exception {
        UUID found = said(DANGER, Urgency.LOW);
        UUID lost = said(CALM, Urgency.HIGH);
        said(DANGER, Urgency.HIGH);
        said(CALM, Urgency.NONE);

        assertThat(replay("--fail-on-lower")).isEqualTo(3);

        JsonNode group = onlyGroup();
        assertThat(group.path("language").asText()).isEqualTo("zh");
        assertThat(group.path("messages").asInt()).isEqualTo(4);
        assertThat(group.path("messageLevels")).isEqualTo(json("""
                {"NONE": {"NONE": 1}, "LOW": {"HIGH": 1}, "HIGH": {"NONE": 1, "HIGH": 1}}"""));
        assertThat(group.path("conversationLevels")).isEqualTo(json("""
                {"NONE": {"NONE": 1}, "LOW": {"HIGH": 1}, "HIGH": {"NONE": 1, "HIGH": 1}}"""));
        assertThat(group.path("newlyBelowModerate").asInt()).isEqualTo(1);
        assertThat(group.path("newlyHigh").asInt()).isEqualTo(1);
        assertThat(group.path("fallenConversations").asInt()).isEqualTo(1);
        assertThat(group.path("degraded").asInt()).isZero();
        assertThat(group.path("up").asInt()).isEqualTo(1);
        assertThat(group.path("down").asInt()).isEqualTo(1);
        assertThat(report().path("fallen")).isEqualTo(json("""
                [{"clinic": "%1$s", "conversation": "%2$s", "from": "HIGH", "to": "NONE"},
                 {"clinic": "%1$s", "conversation": "%2$s", "sequence": 2, "from": "HIGH", "to": "NONE"}]""".formatted(clinic.id(), lost)));
        assertThat(report().path("modelsThen")).isEqualTo(json("[\"lantern-risk old\"]"));
        assertThat(report().path("modelsNow").path(0).asText()).startsWith("lantern-risk ");
        assertThat(text(out))
                .contains(clinic.id() + ", zh", "1 up, 1 down, 1 newly HIGH or above, 1 newly below MODERATE")
                .contains(lost + "  as a whole  HIGH -> NONE", lost + "  2  HIGH -> NONE")
                .doesNotContain(found.toString());
        assertThat(text(err)).contains("4 messages of seekers");
    }

    @Test
    void isContentWhereNothingFalls() throws Exception {
        said(DANGER, Urgency.LOW);
        assertThat(replay("--fail-on-lower")).isZero();
        assertThat(report().path("fallen")).isEmpty();
    }

    @Test
    void readsWhatSeveralMessagesMeanTogetherAnew() throws Exception {
        UUID conversation = UUID.randomUUID();
        // Three wishes are HIGH together, whatever the first was taken for.
        said(conversation, 2, "我不想活了", Urgency.NONE, Urgency.NONE);
        said(conversation, 4, "我不想活了", Urgency.MODERATE, Urgency.MODERATE);
        said(conversation, 6, "我不想活了", Urgency.MODERATE, Urgency.MODERATE);

        assertThat(replay()).isZero();

        assertThat(onlyGroup().path("messageLevels")).isEqualTo(json("""
                {"NONE": {"MODERATE": 1}, "MODERATE": {"MODERATE": 2}}"""));
        assertThat(onlyGroup().path("conversationLevels")).isEqualTo(json("""
                {"MODERATE": {"HIGH": 1}}"""));
    }

    @Test
    void leavesWhatPeopleTheScreenAndQuestionnairesSaidAsItIs() throws Exception {
        UUID reviewed = UUID.randomUUID();
        MessagePosted first = said(reviewed, 2, CALM, Urgency.HIGH, Urgency.HIGH);
        verdict(reviewed, first.messageId(), Verdict.REVIEW, 2, Urgency.LOW);
        UUID screened = UUID.randomUUID();
        MessagePosted other = said(screened, 2, CALM, Urgency.MODERATE, Urgency.HIGH);
        verdict(screened, other.messageId(), Verdict.SCREEN, 2, Urgency.HIGH);
        UUID answered = UUID.randomUUID();
        verdict(answered, Ids.next(), Verdict.QUESTIONNAIRE, 1, Urgency.HIGH);
        said(answered, 2, CALM, Urgency.MODERATE, Urgency.HIGH);

        assertThat(replay("--fail-on-lower")).isZero();

        assertThat(onlyGroup().path("messages").asInt()).isEqualTo(3);
        assertThat(onlyGroup().path("newlyBelowModerate").asInt()).isEqualTo(3);
        assertThat(onlyGroup().path("conversationLevels")).isEqualTo(json("""
                {"LOW": {"LOW": 1}, "HIGH": {"HIGH": 2}}"""));
    }

    @Test
    void comparesWhatLiesBeforeAndAfterAResolveApart() throws Exception {
        UUID conversation = UUID.randomUUID();
        said(conversation, 2, DANGER, Urgency.HIGH, Urgency.HIGH);
        said(conversation, 4, CALM, Urgency.HIGH, Urgency.HIGH);
        execute("update conversation set resolved_through = 3, urgency = 'HIGH' where id = '" + conversation + "'");

        assertThat(replay("--fail-on-lower")).isEqualTo(3);

        assertThat(onlyGroup().path("conversationLevels")).isEqualTo(json("""
                {"HIGH": {"HIGH": 1, "NONE": 1}}"""));
        assertThat(onlyGroup().path("fallenConversations").asInt()).isEqualTo(1);
    }

    @Test
    void countsEachMessageOfASeekerOnceAndOnlyThose() throws Exception {
        UUID conversation = UUID.randomUUID();
        MessagePosted once = said(conversation, 2, CALM, Urgency.NONE, Urgency.NONE);
        KafkaEvents.publish(once);
        KafkaEvents.publish(clinic.posted(Author.ASSISTANT, conversation, 3, DANGER, NOW));
        KafkaEvents.publish(clinic.posted(Author.COUNSELOR, conversation, 5, DANGER, NOW));
        assertThat(replay()).isZero();
        assertThat(onlyGroup().path("messages").asInt()).isEqualTo(1);
    }

    @Test
    void countsWhatCannotBeOpenedOrWasNeverAssessed() throws Exception {
        said(DANGER, Urgency.HIGH);
        KafkaEvents.publish(clinic.says(UUID.randomUUID(), 2, DANGER));
        publish(sealedForAnother());
        publish("{\"no");

        assertThat(replay("--fail-on-lower")).isZero();

        JsonNode group = onlyGroup();
        assertThat(group.path("messages").asInt()).isEqualTo(3);
        assertThat(group.path("unopened").asInt()).isEqualTo(1);
        assertThat(group.path("unassessed").asInt()).isEqualTo(1);
        assertThat(group.path("messageLevels")).isEqualTo(json("{\"HIGH\": {\"HIGH\": 1}}"));
        assertThat(report().path("unreadableRecords").asInt()).isGreaterThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"3d, 1", "24h, 1", "5d, 2"})
    void readsMessagesSinceThenOnly(String since, int messages) throws Exception {
        UUID conversation = UUID.randomUUID();
        stored(
                clinic.posted(Author.SEEKER, conversation, 2, DANGER, NOW.minus(Duration.ofDays(4))),
                Urgency.LOW,
                Urgency.LOW);
        said(conversation, 4, CALM, Urgency.NONE, Urgency.LOW);
        assertThat(replay("--since", since)).isZero();
        assertThat(onlyGroup().path("messages").asInt()).isEqualTo(messages);
    }

    @Test
    void comparesAllClinicsApart() throws Exception {
        said(CALM, Urgency.NONE);
        Clinic first = clinic;
        clinic = Clinic.fresh(sealed);
        said(DANGER, Urgency.LOW);
        assertThat(run("--json", file().toString())).isZero();
        assertThat(group(first).path("newlyHigh").asInt()).isZero();
        assertThat(group(clinic).path("newlyHigh").asInt()).isEqualTo(1);
    }

    @Test
    void readsAsTheClinicWantsIt() throws Exception {
        Map<Movable, Double> values = new EnumMap<>(Movable.class);
        ClinicThresholds.unmoved().bounds(Language.ZH).forEach((movable, range) -> values.put(movable, range.from()));
        var sensitive = new Choice(1, values);
        String borderline = borderline(ClinicThresholds.unmoved().with(Language.ZH, sensitive));
        UUID conversation = said(borderline, Urgency.MODERATE);
        execute("""
                insert into threshold_change (id, clinic_id, language, version, chosen, in_force_before, in_force_after,
                    build, reason, changed_by, changed_at)
                values ('%s', '%s', 'zh', 1, '%s', '{}', '{}', '2', 'sealed', 'supervisor-wang', now())
                """.formatted(Ids.next(), clinic.id(), sensitive.json()));
        Clinic choosing = clinic;
        clinic = Clinic.fresh(sealed);
        said(borderline, Urgency.MODERATE);

        assertThat(run("--json", file().toString())).isZero();

        assertThat(group(choosing).path("newlyBelowModerate").asInt()).isZero();
        assertThat(group(clinic).path("newlyBelowModerate").asInt()).isEqualTo(1);
        assertThat(text(out)).contains("+clinic1").doesNotContain(conversation.toString());
    }

    @Test
    void writesNothingJoinsNoGroupAndTellsNoText() throws Exception {
        said(DANGER, Urgency.LOW);
        said(CALM, Urgency.HIGH);
        List<String> tables = everything();
        Set<String> groups = groups();

        assertThat(replay("--fail-on-lower")).isEqualTo(3);

        assertThat(everything()).isEqualTo(tables);
        assertThat(groups()).isEqualTo(groups);
        for (String shown : List.of(text(out), text(err), Files.readString(file()))) {
            assertThat(shown).doesNotContain(CANARY, "自杀", "天气", Clinic.SEEKER.subject());
        }
    }

    @Test
    void readsADatabaseThatThisBuildHasNotMigrated() throws Exception {
        said(DANGER, Urgency.LOW);
        execute("alter table threshold_change rename to threshold_change_to_come");
        try {
            assertThat(replay()).isZero();
        } finally {
            execute("alter table threshold_change_to_come rename to threshold_change");
        }
        assertThat(onlyGroup().path("newlyHigh").asInt()).isEqualTo(1);
    }

    @Test
    void saysThatThereIsNothingToRead() {
        assertThat(replay()).isZero();
        assertThat(text(out)).startsWith("There are no messages of seekers to read again.");
    }

    @Test
    void letsNothingPassThatHasComparedNothing() {
        assertThat(replay("--fail-on-lower")).isEqualTo(1);
        assertThat(text(err)).contains("No message was compared with a stored assessment");
    }

    @Test
    void saysThatTheDatabaseIsAway() {
        settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/triage");
        assertThat(run()).isEqualTo(1);
        assertThat(text(err))
                .startsWith("replay: Triage's database does not answer")
                .hasLineCount(1);
    }

    @Test
    void saysThatThereIsNoSuchTopic() {
        settings.put("mp.messaging.incoming.message-posted.topic", "chat.nothing-posted");
        assertThat(run()).isEqualTo(1);
        assertThat(text(err))
                .startsWith("replay: There is no topic chat.nothing-posted")
                .hasLineCount(1);
    }

    @Test
    void saysThatTheKeysAreMissing() {
        settings.put("lantern.privacy.key-file", directory.resolve("none").toString());
        assertThat(run()).isEqualTo(1);
        assertThat(text(err)).startsWith("replay: Cannot read the key file").hasLineCount(1);
    }

    @Test
    void saysThatTheKeysAreOfAnother() throws Exception {
        said(DANGER, Urgency.LOW);
        Path keys = directory.resolve("keys");
        Files.writeString(keys, "active=a\nkey.a=" + "A".repeat(43) + "=\n");
        settings.put("lantern.privacy.key-file", keys.toString());
        assertThat(replay()).isEqualTo(1);
        assertThat(text(err)).contains("replay: None of the texts could be opened");
        assertThat(text(out)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarkus.datasource.jdbc.url", "lantern.privacy.key-file"})
    void saysWhatIsNotSet(String property) {
        settings.remove(property);
        assertThat(run()).isEqualTo(1);
        assertThat(text(err)).isEqualTo("replay: %s is not set.%n".formatted(property));
    }

    private UUID said(String text, Urgency then) throws SQLException {
        UUID conversation = UUID.randomUUID();
        said(conversation, 2, text, then, then);
        return conversation;
    }

    /** A message on the topic and, of an older model, what was said of it. */
    private MessagePosted said(UUID conversation, long sequence, String text, Urgency then, Urgency together)
            throws SQLException {
        MessagePosted message = clinic.posted(Author.SEEKER, conversation, sequence, text, NOW);
        stored(message, then, together);
        return message;
    }

    private void stored(MessagePosted message, Urgency then, Urgency together) throws SQLException {
        KafkaEvents.publish(message);
        verdict(message.conversationId(), message.messageId(), Verdict.TRIAGE, message.sequence(), then);
        execute("""
                insert into assessment (id, clinic_id, conversation_id, message_id, sequence, urgency,
                    conversation_urgency, score, subject, details, model_name, model_version, degraded, assessed_at, locale)
                values ('%s', '%s', '%s', '%s', %d, '%s', '%s', 0.5, 'self', '{}', 'lantern-risk', 'old', false, now(), 'zh')
                """.formatted(
                        Ids.next(),
                        clinic.id(),
                        message.conversationId(),
                        message.messageId(),
                        message.sequence(),
                        then,
                        together));
    }

    private void verdict(UUID conversation, UUID message, String by, long sequence, Urgency urgency)
            throws SQLException {
        execute("""
                insert into conversation (id, clinic_id, urgency, resolved_through) values ('%s', '%s', 'NONE', 0)
                on conflict do nothing
                """.formatted(conversation, clinic.id()));
        OffsetDateTime at = OffsetDateTime.ofInstant(NOW.plusSeconds(sequence), ZoneOffset.UTC);
        execute("""
                insert into verdict (message_id, given_by, clinic_id, conversation_id, sequence, urgency, given_at)
                values ('%s', '%s', '%s', '%s', %d, '%s', '%s')
                """.formatted(message, by, clinic.id(), conversation, sequence, urgency, at));
    }

    private String sealedForAnother() {
        MessagePosted other = clinic.says(UUID.randomUUID(), 2, DANGER);
        return new String(EventJson.write(other), StandardCharsets.UTF_8)
                .replace(other.messageId().toString(), UUID.randomUUID().toString());
    }

    private static void publish(String payload) {
        KafkaEvents.publish(
                Topics.MESSAGE_POSTED,
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                payload.getBytes(StandardCharsets.UTF_8));
    }

    private static String borderline(ClinicThresholds sensitive) throws IOException {
        RiskModel model = FusedRiskModel.ofBuild(false);
        try (var lines = ReplayTest.class.getResourceAsStream("/evaluation/must-catch.tsv")) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("zh"))
                    .map(line -> line.split("\t")[3])
                    .filter(text -> !model.assess(text).urgency().atLeast(Urgency.MODERATE))
                    .filter(text -> model.assess(text, sensitive).urgency().atLeast(Urgency.MODERATE))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Of this test's clinic only, with a report. */
    private int replay(String... flags) {
        var all = new ArrayList<>(List.of("--clinic", clinic.id(), "--json", file().toString()));
        all.addAll(Arrays.asList(flags));
        return run(all.toArray(String[]::new));
    }

    private int run(String... flags) {
        return Replay.run(
                List.of(flags),
                () -> Settings.of(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .build()),
                Clock.systemUTC(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private Path file() {
        return directory.resolve("report.json");
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper().readTree(file().toFile());
    }

    private JsonNode onlyGroup() throws IOException {
        assertThat(report().path("groups")).hasSize(1);
        return group(clinic);
    }

    private JsonNode group(Clinic of) throws IOException {
        for (JsonNode group : report().path("groups")) {
            if (group.path("clinic").asText().equals(of.id())) {
                return group;
            }
        }
        throw new AssertionError("no group of " + of.id());
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static String text(ByteArrayOutputStream of) {
        return of.toString(StandardCharsets.UTF_8);
    }

    private static void execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    /** All rows of all tables. */
    private static List<String> everything() throws SQLException {
        var rows = new ArrayList<String>();
        for (String table : column("select table_name from information_schema.tables where table_schema = 'public'")) {
            rows.addAll(column("select '%1$s ' || one::text from %1$s one order by 1".formatted(table)));
        }
        return rows;
    }

    private static List<String> column(String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static Set<String> groups() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", SETTINGS.get("kafka.bootstrap.servers")))) {
            return admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .collect(Collectors.toSet());
        }
    }
}
