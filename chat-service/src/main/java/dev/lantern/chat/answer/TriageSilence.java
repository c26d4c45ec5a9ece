// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.answer;

import static dev.lantern.chat.conversation.Deadline.SILENCES;
import static dev.lantern.chat.conversation.Deadline.TRIAGE_SILENCE;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lantern.chat.conversation.Conversation;
import dev.lantern.chat.conversation.Conversations;
import dev.lantern.chat.conversation.Message;
import dev.lantern.chat.conversation.Messages;
import dev.lantern.contracts.MessageScreened;
import dev.lantern.platform.deadline.Deadline;
import dev.lantern.platform.deadline.DeadlineHandler;
import dev.lantern.platform.deadline.Deadlines;
import dev.lantern.platform.outbox.Outbox;
import dev.lantern.platform.privacy.SealContext;
import dev.lantern.platform.privacy.SealedText;
import dev.lantern.platform.safety.Finding;
import dev.lantern.platform.safety.RiskRules;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;

/** Triage has been silent about a message: the screen decides in its place, so that no one waits for help. */
@ApplicationScoped
class TriageSilence implements DeadlineHandler {

    private final Conversations conversations;
    private final Messages messages;
    private final SealedText sealed;
    private final Deadlines deadlines;
    private final Verdicts verdicts;
    private final Answers answers;
    private final Outbox outbox;
    private final Clock clock;
    private final ObjectMapper json;
    private final Counter screened;

    TriageSilence(
            Conversations conversations,
            Messages messages,
            SealedText sealed,
            Deadlines deadlines,
            Verdicts verdicts,
            Answers answers,
            Outbox outbox,
            Clock clock,
            ObjectMapper json,
            MeterRegistry meters) {
        this.conversations = conversations;
        this.messages = messages;
        this.sealed = sealed;
        this.deadlines = deadlines;
        this.verdicts = verdicts;
        this.answers = answers;
        this.outbox = outbox;
        this.clock = clock;
        this.json = json;
        this.screened = Counter.builder("lantern.chat.screened")
                .description("Messages that the screen judged because triage was silent")
                .register(meters);
    }

    /** The first text loads the phrases: that must not cost the first person in danger a second. */
    void warmUp(@Observes StartupEvent event) {
        RiskRules.assess("");
    }

    @Override
    public String kind() {
        return TRIAGE_SILENCE;
    }

    @Override
    public Uni<Void> fire(Deadline due) {
        return Panache.withSession(() -> messages.byId(due.clinicId(), due.subjectId())
                        .chain(message -> conversations
                                .byId(due.clinicId(), message.conversationId())
                                .map(conversation -> new Asked(conversation, message))))
                .chain(this::screen)
                .onItem()
                .ifNotNull()
                .transformToUni(owed -> answers.giveOwed(due.clinicId(), due.subjectId(), owed));
    }

    private Uni<String> screen(Asked asked) {
        Message message = asked.message();
        var context = new SealContext(message.clinicId(), asked.conversation().seeker(), message.id());
        return sealed.open(context, message.sealedText())
                .map(RiskRules::assess)
                .chain(finding -> Panache.withTransaction(() -> record(message, finding)));
    }

    private Uni<String> record(Message screenedMessage, Finding finding) {
        return conversations
                .lock(screenedMessage.clinicId(), screenedMessage.conversationId())
                .chain(locked -> deadlines
                        .take(SILENCES, screenedMessage.id())
                        .chain(mine -> mine
                                ? messages.byId(locked.clinicId(), screenedMessage.id())
                                        .chain(message -> publish(locked, message, finding))
                                : Uni.createFrom().nullItem()));
    }

    private Uni<String> publish(Conversation locked, Message message, Finding finding) {
        screened.increment();
        var verdict = new Verdict(
                locked.clinicId(),
                locked.id(),
                message.id(),
                finding.urgency(),
                finding.urgency(),
                Verdict.SCREEN,
                new Findings(finding.subject(), List.of(), List.of(), finding.signals()).write(json));
        var event = new MessageScreened(
                locked.clinicId(),
                locked.id(),
                locked.seeker(),
                message.id(),
                message.sequence(),
                locked.locale(),
                locked.region(),
                finding.urgency(),
                finding.signals(),
                MessageScreened.TRIAGE_SILENT,
                clock.instant());
        return verdicts.note(locked, message, verdict).call(() -> outbox.publish(event));
    }

    private record Asked(Conversation conversation, Message message) {}
}
