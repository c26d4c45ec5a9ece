// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.assessment;

import dev.lantern.contracts.Author;
import dev.lantern.contracts.MessagePosted;
import dev.lantern.platform.deadletter.Deliveries;
import dev.lantern.platform.inbox.Delivery;
import dev.lantern.platform.inbox.Inbox;
import dev.lantern.platform.privacy.SealContext;
import dev.lantern.platform.privacy.SealedText;
import dev.lantern.triage.threshold.ClinicAssessor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears every message and has those of seekers assessed. */
@ApplicationScoped
class MessagePostedConsumer {

    /** Shorter than a restart takes. */
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final Deliveries deliveries;
    private final Inbox inbox;
    private final SealedText sealed;
    private final ClinicAssessor assessor;
    private final AssessmentService assessments;
    private final Clock clock;

    MessagePostedConsumer(
            Deliveries deliveries,
            Inbox inbox,
            SealedText sealed,
            ClinicAssessor assessor,
            AssessmentService assessments,
            Clock clock) {
        this.deliveries = deliveries;
        this.inbox = inbox;
        this.sealed = sealed;
        this.assessor = assessor;
        this.assessments = assessments;
        this.clock = clock;
    }

    @Incoming("message-posted")
    Uni<Void> posted(Message<byte[]> message) {
        return deliveries.deliver(message, "assess", MessagePosted.class, this::assess);
    }

    /**
     * The model runs before the transaction: a slow one must not hold a connection. And not for what was assessed
     * before: after a restart hundreds of messages may come again, and the new ones wait behind them.
     */
    private Uni<Void> assess(Delivery<MessagePosted> delivery) {
        MessagePosted message = delivery.event();
        if (!message.author().kind().equals(Author.SEEKER)) {
            return Uni.createFrom().voidItem();
        }
        return isKnown(delivery).chain(known -> known ? Uni.createFrom().voidItem() : assessNew(delivery));
    }

    /**
     * A fresh message, by chat's clock and ours, is not asked about: one that came again all the same has its one effect, and
     * costs the model.
     */
    private Uni<Boolean> isKnown(Delivery<MessagePosted> delivery) {
        boolean fresh = delivery.event().sentAt().isAfter(clock.instant().minus(FRESH));
        return fresh ? Uni.createFrom().item(false) : inbox.knows(delivery);
    }

    private Uni<Void> assessNew(Delivery<MessagePosted> delivery) {
        MessagePosted message = delivery.event();
        var context = new SealContext(message.clinicId(), message.seeker(), message.messageId());
        return sealed.open(context, message.text())
                .chain(text -> assessor.assess(message.clinicId(), text))
                .chain(opinion -> inbox.once(delivery, () -> assessments.record(message, opinion)));
    }
}
