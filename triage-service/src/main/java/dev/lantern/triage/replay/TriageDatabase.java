// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import dev.lantern.contracts.Signal;
import dev.lantern.contracts.Urgency;
import dev.lantern.triage.conversation.Verdict;
import dev.lantern.triage.model.Choice;
import dev.lantern.triage.model.ClinicThresholds;
import dev.lantern.triage.model.Language;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.postgresql.Driver;

/**
 * Triage's own database, as it stands before this build has migrated it. Every transaction is read-only: PostgreSQL itself
 * refuses whatever would write.
 */
final class TriageDatabase implements AutoCloseable {

    private static final String CONVERSATIONS = """
            select id as conversation_id, resolved_through from conversation where clinic_id = ? and id = any(?)
            """;
    private static final String VERDICTS = """
            select conversation_id, message_id, given_by, sequence, urgency, signals, soon, given_at
            from verdict where clinic_id = ? and conversation_id = any(?) order by conversation_id, sequence, given_at
            """;
    private static final String ASSESSMENTS = """
            select conversation_id, message_id, urgency, conversation_urgency, model_name, model_version
            from assessment where clinic_id = ? and conversation_id = any(?)
            """;
    private static final String HAS_CHOICES = "select to_regclass('threshold_change') is not null";
    private static final String CHOICES = """
            select distinct on (clinic_id, language) clinic_id, language, version, chosen
            from threshold_change order by clinic_id, language, version desc
            """;

    private final Connection connection;

    TriageDatabase(Settings.Database settings) {
        var properties = new Properties();
        properties.putAll(settings.logIn());
        properties.setProperty("ApplicationName", "lantern-triage-replay");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "120");
        try {
            connection = new Driver().connect(settings.url(), properties);
            if (connection == null) {
                throw ReplayFailure.of("quarkus.datasource.jdbc.url does not begin with jdbc:postgresql:.");
            }
            connection.setReadOnly(true);
            // The three reads of a portion must agree with each other.
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw failed("Triage's database does not answer or does not let us in", e);
        }
    }

    /** What each clinic chose, which counts in a replay too. */
    Map<String, ClinicThresholds> thresholds() {
        Map<String, ClinicThresholds> clinics = new HashMap<>();
        try (var statement = connection.createStatement();
                ResultSet there = statement.executeQuery(HAS_CHOICES)) {
            there.next();
            if (there.getBoolean(1)) {
                choices(clinics);
            }
            connection.rollback();
            return clinics;
        } catch (SQLException e) {
            throw failed("Triage's database cannot be read", e);
        }
    }

    private void choices(Map<String, ClinicThresholds> clinics) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(CHOICES)) {
            while (rows.next()) {
                String clinic = rows.getString("clinic_id");
                Choice choice = Choice.of(rows.getLong("version"), rows.getString("chosen"));
                Language.named(rows.getString("language"))
                        .ifPresent(language -> clinics.put(
                                clinic,
                                clinics.getOrDefault(clinic, ClinicThresholds.unmoved())
                                        .with(language, choice)));
            }
        }
    }

    /** What is stored of these conversations of a clinic, without those that triage does not know. */
    Map<UUID, Stored> stored(String clinic, Collection<UUID> conversations) {
        Map<UUID, Stored> stored = new HashMap<>();
        try {
            Array ids = connection.createArrayOf("uuid", conversations.toArray());
            read(
                    CONVERSATIONS,
                    clinic,
                    ids,
                    (id, row) -> stored.put(
                            id, new Stored(row.getLong("resolved_through"), new ArrayList<>(), new HashMap<>())));
            read(VERDICTS, clinic, ids, (id, row) -> stored.get(id).verdicts().add(verdict(row)));
            read(
                    ASSESSMENTS,
                    clinic,
                    ids,
                    (id, row) ->
                            stored.get(id).assessments().put(row.getObject("message_id", UUID.class), assessed(row)));
            connection.rollback();
            return stored;
        } catch (SQLException e) {
            throw failed("Triage's database cannot be read", e);
        }
    }

    private interface Row {
        void take(UUID conversation, ResultSet row) throws SQLException;
    }

    private void read(String sql, String clinic, Array ids, Row each) throws SQLException {
        try (PreparedStatement asked = connection.prepareStatement(sql)) {
            asked.setString(1, clinic);
            asked.setArray(2, ids);
            try (ResultSet rows = asked.executeQuery()) {
                while (rows.next()) {
                    each.take(rows.getObject("conversation_id", UUID.class), rows);
                }
            }
        }
    }

    private static Verdict verdict(ResultSet row) throws SQLException {
        List<Signal> signals = Stream.of(row.getString("signals").split(" "))
                .filter(kind -> !kind.isEmpty())
                .map(kind -> new Signal(kind, 0))
                .toList();
        return Verdict.of(
                row.getString("given_by"),
                row.getObject("message_id", UUID.class),
                row.getLong("sequence"),
                Urgency.valueOf(row.getString("urgency")),
                signals,
                row.getBoolean("soon"),
                row.getObject("given_at", OffsetDateTime.class).toInstant());
    }

    private static Stored.Assessed assessed(ResultSet row) throws SQLException {
        return new Stored.Assessed(
                Urgency.valueOf(row.getString("urgency")),
                Urgency.valueOf(row.getString("conversation_urgency")),
                row.getString("model_name") + " " + row.getString("model_version"));
    }

    /** The state only: a message of the driver can quote what was asked, and a URL its password. */
    private static ReplayFailure failed(String what, SQLException e) {
        return ReplayFailure.of("%s (quarkus.datasource.jdbc.url, SQL state %s).".formatted(what, e.getSQLState()));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // It was only read from.
        }
    }
}
