// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import dev.lantern.contracts.Author;
import dev.lantern.contracts.EventJson;
import dev.lantern.contracts.MessagePosted;
import dev.lantern.contracts.UnreadableEvent;
import dev.lantern.triage.model.ClinicThresholds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Has the seekers' messages of one partition read again, on all cores. A few texts are in memory at a time; of a message
 * that was read some hundred bytes remain until its partition is compared.
 */
final class Rereading implements AutoCloseable {

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int WAITING = 16;

    private final TextReader reader;
    private final Map<String, ClinicThresholds> clinics;
    private final ReplayOptions options;
    private final Progress progress;
    private final Map<Talk, Talk> talks = new HashMap<>();
    private final Map<UUID, Reread> messages = new ConcurrentHashMap<>();
    // When all are busy and enough wait, whoever brings one more reads it himself.
    private final ThreadPoolExecutor readers = new ThreadPoolExecutor(
            CORES,
            CORES,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(CORES * WAITING),
            new ThreadPoolExecutor.CallerRunsPolicy());
    private long unreadable;

    Rereading(TextReader reader, Map<String, ClinicThresholds> clinics, ReplayOptions options, Progress progress) {
        this.reader = reader;
        this.clinics = clinics;
        this.options = options;
        this.progress = progress;
    }

    /** Takes the next record of the topic. */
    void take(byte[] payload) {
        progress.sawRecord();
        try {
            MessagePosted message = EventJson.read(payload, MessagePosted.class);
            if (concerns(message) && isNew(message)) {
                readers.execute(() -> read(message));
            }
        } catch (UnreadableEvent e) {
            unreadable++;
        }
    }

    private boolean concerns(MessagePosted message) {
        return message.author().kind().equals(Author.SEEKER)
                && (options.clinic() == null || options.clinic().equals(message.clinicId()))
                && (options.since() == null || !message.sentAt().isBefore(options.since()));
    }

    /** The same message can be on the topic twice. */
    private boolean isNew(MessagePosted message) {
        Talk talk = talks.computeIfAbsent(new Talk(message.clinicId(), message.conversationId()), same -> same);
        String language = message.locale().split("-", 2)[0].intern();
        var unread = new Reread(talk, message.messageId(), message.sequence(), language, null);
        return messages.putIfAbsent(message.messageId(), unread) == null;
    }

    private void read(MessagePosted message) {
        ClinicThresholds thresholds = clinics.getOrDefault(message.clinicId(), ClinicThresholds.unmoved());
        Reread.Said said = reader.read(message, thresholds);
        messages.computeIfPresent(
                message.messageId(),
                (id, unread) -> new Reread(unread.talk(), id, unread.sequence(), unread.language(), said));
        progress.readText();
    }

    /** Records that are no message; valid when all were taken. */
    long unreadable() {
        return unreadable;
    }

    /** Waits until what was taken has been read. */
    Map<Talk, List<Reread>> byTalk() {
        readers.close();
        return messages.values().stream().collect(Collectors.groupingBy(Reread::talk));
    }

    /** Reads no more. */
    @Override
    public void close() {
        readers.shutdownNow();
    }
}
