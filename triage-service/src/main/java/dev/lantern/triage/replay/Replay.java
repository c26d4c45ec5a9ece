// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import dev.lantern.platform.privacy.SealedText;
import dev.lantern.triage.model.ClinicThresholds;
import dev.lantern.triage.model.FusedRiskModel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the messages that Kafka still holds again, under the model of this build, and prints what it would say otherwise
 * than the stored assessments. Serves nothing, joins no group, writes nothing; the service may run beside it.
 */
public final class Replay {

    private static final int LOWER = 3;
    private static final int PORTION = 100;
    private static final Duration TELL_EVERY = Duration.ofSeconds(5);

    private final ReplayOptions options;
    private final Report report = new Report();
    private final TextReader reader;
    private long unreadableRecords;

    private Replay(ReplayOptions options, TextReader reader) {
        this.options = options;
        this.reader = reader;
    }

    /** Returns the exit code: 0, 1 when it could not be done, 2 for arguments that make no sense, 3 as asked for. */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        return run(arguments, Settings::ofEnvironment, Clock.systemUTC(), out, err);
    }

    static int run(List<String> arguments, Supplier<Settings> settings, Clock clock, PrintStream out, PrintStream err) {
        try {
            return run(ReplayOptions.parse(arguments, clock.instant()), settings.get(), out, err);
        } catch (ReplayFailure failure) {
            err.println("replay: " + failure.getMessage());
            return failure.exitCode();
        } catch (RuntimeException unexpected) {
            // Its kind only: a message could quote a text.
            err.println("replay: failed, " + unexpected.getClass().getName());
            return ReplayFailure.FAILED;
        }
    }

    private static int run(ReplayOptions options, Settings settings, PrintStream out, PrintStream err) {
        var reader = new TextReader(FusedRiskModel.ofBuild(settings.encoder()), keys(settings));
        var replay = new Replay(options, reader);
        try (var topic = new MessageTopic(settings)) {
            replay.read(topic, settings.database(), err);
        }
        if (replay.report.nothingOpened()) {
            throw ReplayFailure.of("None of the texts could be opened: %s holds other keys than theirs."
                    .formatted(settings.keyFile()));
        }
        out.print(ReportText.of(replay.report, reader.versions(), replay.unreadableRecords));
        replay.writeJson();
        return options.failOnLower() && replay.report.anyConversationFalls() ? LOWER : 0;
    }

    private static SealedText keys(Settings settings) {
        try {
            return SealedText.of(settings.keyFile());
        } catch (IllegalStateException e) {
            throw ReplayFailure.of(e.getMessage() + ".");
        }
    }

    /** Partition by partition: a conversation's messages are all on one. */
    private void read(MessageTopic topic, Settings.Database settings, PrintStream err) {
        Map<String, ClinicThresholds> clinics = thresholds(settings);
        try (var progress = new Progress(err, topic.records(), TELL_EVERY)) {
            for (TopicPartition partition : topic.partitions()) {
                try (var rereading = new Rereading(reader, clinics, options, progress)) {
                    topic.read(partition, each -> rereading.take(each.value()));
                    compare(rereading.byTalk(), settings);
                    unreadableRecords += rereading.unreadable();
                }
            }
        }
    }

    private static Map<String, ClinicThresholds> thresholds(Settings.Database settings) {
        try (var database = new TriageDatabase(settings)) {
            return database.thresholds();
        }
    }

    // A connection for each partition: one that waits for an hour may be cut on its way.
    private void compare(Map<Talk, List<Reread>> reread, Settings.Database settings) {
        List<Talk> talks = new ArrayList<>(reread.keySet());
        try (var database = new TriageDatabase(settings)) {
            for (int from = 0; from < talks.size(); from += PORTION) {
                List<Talk> portion = talks.subList(from, Math.min(from + PORTION, talks.size()));
                Map<Talk, Stored> stored = database.stored(portion);
                portion.forEach(
                        talk -> report.add(reread.get(talk), new Comparison(reread.get(talk), stored.get(talk))));
            }
        }
    }

    private void writeJson() {
        if (options.json() == null) {
            return;
        }
        try {
            Files.writeString(options.json(), ReportJson.of(report, reader.versions(), unreadableRecords) + "\n");
        } catch (IOException e) {
            throw ReplayFailure.of("%s could not be written.".formatted(options.json()));
        }
    }
}
