// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.contracts.CaseChanged;
import dev.lantern.escalation.desk.Desk;
import dev.lantern.escalation.desk.DeskChange;
import dev.lantern.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Tells everyone of a change: the timeline, the other services, the desk. Call it as the last step of the transaction
 * that changed the case, while the conversation is locked.
 */
@ApplicationScoped
class CaseJournal {

    private static final Logger LOG = Logger.getLogger(CaseJournal.class);

    private final CaseFile file;
    private final Outbox outbox;
    private final Desk desk;

    CaseJournal(CaseFile file, Outbox outbox, Desk desk) {
        this.file = file;
        this.outbox = outbox;
        this.desk = desk;
    }

    /** A new state of the case, which has its new version already. */
    Uni<Void> changed(Conversation conversation, Escalation escalation, CaseEvent what) {
        LOG.infof(
                "Case %s of conversation %s: %s, %s",
                escalation.id(), escalation.conversationId(), what.kind(), escalation.urgency());
        return file.add(what)
                .chain(CaseJournal::flush)
                .chain(() -> outbox.publish(event(conversation, escalation, what)))
                // Last: the desk's row is locked until the commit, for the whole clinic.
                .chain(() -> desk.append(deskChange(escalation)));
    }

    /** Something worth a line in the timeline that leaves the case's state as it is. */
    Uni<Void> noted(Escalation escalation, CaseEvent what) {
        return file.add(what).chain(() -> added(escalation));
    }

    /** Something to see was added to the case's file. */
    Uni<Void> added(Escalation escalation) {
        escalation.touch();
        return Uni.createFrom().voidItem();
    }

    private static Uni<Void> flush() {
        return Panache.getSession().flatMap(session -> session.flush());
    }

    private static CaseChanged event(Conversation conversation, Escalation escalation, CaseEvent what) {
        return new CaseChanged(
                escalation.clinicId(),
                escalation.conversationId(),
                escalation.seeker(),
                escalation.id(),
                escalation.version(),
                what.kind(),
                escalation.status().word(),
                escalation.urgency(),
                escalation.status() == Status.CLAIMED ? escalation.holderName() : null,
                conversation.resolvedThrough(),
                escalation.outcome() == null ? null : escalation.outcome().name(),
                what.happenedAt());
    }

    private static DeskChange deskChange(Escalation escalation) {
        return new DeskChange(
                escalation.clinicId(),
                escalation.id(),
                escalation.conversationId(),
                escalation.status().word(),
                escalation.urgency(),
                escalation.version(),
                escalation.holderName());
    }
}
