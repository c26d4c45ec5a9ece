// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.answer;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lantern.contracts.MessageAssessed;
import dev.lantern.platform.deadletter.Deliveries;
import dev.lantern.platform.inbox.Delivery;
import dev.lantern.platform.inbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears triage's verdicts and has the messages answered, and questionnaires followed up. */
@ApplicationScoped
class MessageAssessedConsumer {

    private final Deliveries deliveries;
    private final Inbox inbox;
    private final Verdicts verdicts;
    private final Answers answers;
    private final Questionnaires questionnaires;
    private final ObjectMapper json;

    MessageAssessedConsumer(
            Deliveries deliveries,
            Inbox inbox,
            Verdicts verdicts,
            Answers answers,
            Questionnaires questionnaires,
            ObjectMapper json) {
        this.deliveries = deliveries;
        this.inbox = inbox;
        this.verdicts = verdicts;
        this.answers = answers;
        this.questionnaires = questionnaires;
        this.json = json;
    }

    @Incoming("message-assessed")
    Uni<Void> assessed(Message<byte[]> message) {
        return deliveries.deliver(
                message,
                "note-verdict",
                MessageAssessed.class,
                delivery -> delivery.event().instrument() == null
                        ? judge(delivery)
                        : questionnaires.followUp(delivery.event()));
    }

    private Uni<Void> judge(Delivery<MessageAssessed> delivery) {
        Verdict verdict = verdict(delivery.event());
        return answers.prepare(verdict)
                .chain(prepared -> inbox.once(delivery, () -> verdicts.triageSpoke(verdict, prepared)))
                .onItem()
                .ifNotNull()
                .transformToUni(owed -> answers.giveOwed(verdict.clinic(), verdict.message(), owed));
    }

    private Verdict verdict(MessageAssessed event) {
        var findings = new Findings(event.subject(), event.emotions(), event.stressors(), event.signals());
        return new Verdict(
                event.clinicId(),
                event.conversationId(),
                event.messageId(),
                event.urgency(),
                event.conversationUrgency(),
                Verdict.TRIAGE,
                findings.write(json));
    }
}
