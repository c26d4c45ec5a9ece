// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

import dev.lantern.contracts.Author;
import dev.lantern.contracts.EventJson;
import dev.lantern.contracts.MessagePosted;
import dev.lantern.contracts.UnreadableEvent;
import dev.lantern.platform.privacy.SealContext;
import dev.lantern.platform.privacy.SealedText;
import dev.lantern.triage.model.ClinicThresholds;
import dev.lantern.triage.model.Floor;
import dev.lantern.triage.model.Opinion;
import dev.lantern.triage.model.RiskModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Opens the seekers' messages among records of the topic and has them read again as their clinics want it, on all cores and
 * each for as long as it takes. Where the model fails the floor speaks, as in the service.
 */
final class Rereading implements AutoCloseable {

    private final RiskModel model;
    private final SealedText sealed;
    private final Map<String, ClinicThresholds> clinics;
    private final ReplayOptions options;
    private final ExecutorService readers =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    private final AtomicLong unreadable = new AtomicLong();
    private final Set<String> models = ConcurrentHashMap.newKeySet();

    Rereading(RiskModel model, SealedText sealed, Map<String, ClinicThresholds> clinics, ReplayOptions options) {
        this.model = model;
        this.sealed = sealed;
        this.clinics = clinics;
        this.options = options;
    }

    /** Of these records the messages that were asked for, in their order; waits until all have been read. */
    List<Reread> of(List<byte[]> records) {
        return records.stream().map(each -> CompletableFuture.supplyAsync(() -> read(each), readers)).toList().stream()
                .flatMap(each -> each.join().stream())
                .toList();
    }

    private Optional<Reread> read(byte[] payload) {
        try {
            MessagePosted message = EventJson.read(payload, MessagePosted.class);
            return isAskedFor(message) ? Optional.of(reread(message)) : Optional.empty();
        } catch (UnreadableEvent e) {
            unreadable.incrementAndGet();
            return Optional.empty();
        }
    }

    private boolean isAskedFor(MessagePosted message) {
        return message.author().kind().equals(Author.SEEKER)
                && (options.clinic() == null || options.clinic().equals(message.clinicId()))
                && (options.since() == null || !message.sentAt().isBefore(options.since()));
    }

    private Reread reread(MessagePosted message) {
        String text = open(message);
        return new Reread(
                message.clinicId(),
                message.conversationId(),
                message.messageId(),
                message.sequence(),
                message.locale().split("-", 2)[0],
                text == null ? null : Reread.Said.of(assess(text, message.clinicId())));
    }

    private @Nullable String open(MessagePosted message) {
        try {
            var context = new SealContext(message.clinicId(), message.seeker(), message.messageId());
            return sealed.open(context, message.text())
                    .subscribeAsCompletionStage()
                    .join();
        } catch (RuntimeException e) {
            return null;
        }
    }

    private Opinion assess(String text, String clinic) {
        Opinion opinion;
        try {
            opinion = model.assess(text, clinics.getOrDefault(clinic, ClinicThresholds.unmoved()));
        } catch (RuntimeException | Error e) {
            // Errors too: a text on which the model runs out of stack still gets its opinion.
            opinion = Floor.of(text);
        }
        models.add(opinion.model().name() + " " + opinion.model().version());
        return opinion;
    }

    /** Records that were no message. */
    long unreadable() {
        return unreadable.get();
    }

    /** Names and versions of what has spoken. */
    Set<String> models() {
        return new TreeSet<>(models);
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
