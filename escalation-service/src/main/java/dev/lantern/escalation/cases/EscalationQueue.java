// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.contracts.Urgency;
import dev.lantern.platform.problem.Cursor;
import dev.lantern.platform.problem.Limit;
import dev.lantern.platform.problem.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The cases of a clinic in the order in which they want attention. */
@ApplicationScoped
public class EscalationQueue {

    /** As a holder: whoever asks. */
    public static final String ME = "me";

    private final Escalations escalations;

    EscalationQueue(Escalations escalations) {
        this.escalations = escalations;
    }

    /** Cases that pass {@code filter}; open and claimed ones where it names no status. */
    @WithSession
    public Uni<Page<EscalationView>> list(Counselor counselor, Filter filter, Limit limit, Cursor after) {
        Queue queue = new Queue(counselor.clinicId())
                .inStatus(filter.statuses())
                .withUrgency(filter.urgencies())
                .ofConversation(filter.conversationId())
                .after(after);
        if (ME.equals(filter.holder())) {
            queue.heldBy(counselor);
        } else {
            queue.heldByName(filter.holder());
        }
        return escalations
                .list(queue, limit.plusOne())
                .map(found -> Page.of(found, limit, last -> Queue.cursor(last).toString()))
                .map(page -> page.map(EscalationView::of));
    }

    /** Empty lists and nulls let everything through; {@code holder} is a name or {@link #ME}. */
    public record Filter(List<Status> statuses, List<Urgency> urgencies, String holder, UUID conversationId) {

        public static final Filter UNRESOLVED = new Filter(List.of(), List.of(), null, null);
    }
}
