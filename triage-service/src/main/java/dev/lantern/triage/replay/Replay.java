// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import dev.lantern.platform.privacy.SealedText;
import dev.lantern.triage.model.ClinicThresholds;
import dev.lantern.triage.model.FusedRiskModel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the messages that Kafka still holds again, under the model of this build, and prints what it would say otherwise
 * than the stored assessments. Serves nothing, joins no group, writes nothing; the service may run beside it.
 */
public final class Replay {

    private static final int LOWER = 3;
    /** Conversations that are looked up at once. */
    private static final int PORTION = 100;

    private final ReplayOptions options;
    private final Settings settings;
    private final Report report = new Report();

    private Replay(ReplayOptions options, Settings settings) {
        this.options = options;
        this.settings = settings;
    }

    /** Returns the exit code: 0, 1 when it could not be done, 2 for arguments that make no sense, 3 as asked for. */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        return run(arguments, Settings::ofEnvironment, Clock.systemUTC(), out, err);
    }

    static int run(List<String> arguments, Supplier<Settings> settings, Clock clock, PrintStream out, PrintStream err) {
        try {
            ReplayOptions options = ReplayOptions.parse(arguments, clock.instant());
            return new Replay(options, settings.get()).run(out, err);
        } catch (ReplayFailure failure) {
            err.println("replay: " + failure.getMessage());
            return failure.exitCode();
        } catch (RuntimeException | Error unexpected) {
            // Its kind only: a message could quote a text.
            Throwable cause = unexpected.getCause() == null ? unexpected : unexpected.getCause();
            err.println("replay: failed, " + cause.getClass().getName());
            return ReplayFailure.FAILED;
        }
    }

    private int run(PrintStream out, PrintStream err) {
        var model = FusedRiskModel.ofBuild(settings.encoder());
        SealedText sealed = keys();
        try (var rereading = new Rereading(model, sealed, thresholds(), options);
                var topic = new MessageTopic(settings)) {
            read(topic, rereading, err);
            tell(rereading, out);
        }
        if (options.failOnLower() && report.comparedNothing()) {
            throw ReplayFailure.of(
                    "No message was compared with a stored assessment: this says nothing about the model.");
        }
        return options.failOnLower() && report.anyConversationFalls() ? LOWER : 0;
    }

    /** Partition by partition: a conversation's messages are all on one. */
    private void read(MessageTopic topic, Rereading rereading, PrintStream err) {
        try (var progress = new Progress(err, topic.records())) {
            for (TopicPartition partition : topic.partitions()) {
                compare(read(partition, topic, rereading, progress));
            }
        }
    }

    private SealedText keys() {
        try {
            return SealedText.of(settings.keyFile());
        } catch (IllegalStateException e) {
            throw ReplayFailure.of(e.getMessage() + ".");
        }
    }

    private Map<String, ClinicThresholds> thresholds() {
        try (var database = new TriageDatabase(settings.database())) {
            return database.thresholds();
        }
    }

    /** By clinic and conversation. Of each message some hundred bytes are kept, and each once: it may be on the topic twice. */
    private static Map<String, Map<UUID, List<Reread>>> read(
            TopicPartition partition, MessageTopic topic, Rereading rereading, Progress progress) {
        Map<UUID, Reread> messages = new LinkedHashMap<>();
        topic.read(partition, records -> {
            List<Reread> reread = rereading.of(records);
            reread.forEach(message -> messages.put(message.message(), message));
            progress.add(records.size(), reread.size());
        });
        return messages.values().stream()
                .collect(Collectors.groupingBy(Reread::clinic, Collectors.groupingBy(Reread::conversation)));
    }

    // A connection for each partition: one that waits for an hour may be cut on its way.
    private void compare(Map<String, Map<UUID, List<Reread>>> clinics) {
        try (var database = new TriageDatabase(settings.database())) {
            clinics.forEach((clinic, conversations) -> compare(clinic, conversations, database));
        }
    }

    private void compare(String clinic, Map<UUID, List<Reread>> conversations, TriageDatabase database) {
        List<UUID> ids = List.copyOf(conversations.keySet());
        for (int from = 0; from < ids.size(); from += PORTION) {
            List<UUID> portion = ids.subList(from, Math.min(from + PORTION, ids.size()));
            Map<UUID, Stored> stored = database.stored(clinic, portion);
            portion.forEach(id -> report.add(conversations.get(id), stored.getOrDefault(id, Stored.NOTHING)));
        }
    }

    private void tell(Rereading rereading, PrintStream out) {
        if (report.nothingOpened()) {
            throw ReplayFailure.of("None of the texts could be opened: %s holds other keys than theirs."
                    .formatted(settings.keyFile()));
        }
        out.print(ReportText.of(report, rereading.models(), rereading.unreadable()));
        if (options.json() != null) {
            write(options.json(), ReportJson.of(report, rereading.models(), rereading.unreadable()));
        }
        if (report.modelFailed()) {
            throw ReplayFailure.of(
                    "The model of this build failed on every text of a clinic and language: only the rules spoke there.");
        }
    }

    private static void write(Path file, String json) {
        try {
            Files.writeString(file, json + "\n");
        } catch (IOException e) {
            throw ReplayFailure.of("%s could not be written.".formatted(file));
        }
    }
}
