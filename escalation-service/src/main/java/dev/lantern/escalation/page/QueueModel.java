// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.page;

import dev.lantern.escalation.cases.Counselor;
import dev.lantern.escalation.cases.EscalationView;
import dev.lantern.escalation.cases.Status;
import dev.lantern.platform.problem.Page;
import java.util.List;

/** The queue as the page shows it to one counselor. */
public record QueueModel(List<Item> items, boolean more) {

    static QueueModel of(Page<EscalationView> page, Counselor reader) {
        return new QueueModel(
                page.items().stream()
                        .map(escalation -> new Item(
                                escalation,
                                escalation.holder() != null
                                        && reader.name()
                                                .equals(escalation.holder().name())))
                        .toList(),
                page.next() != null);
    }

    public long waiting() {
        return items.stream().filter(Item::open).count();
    }

    /** One case in the queue. */
    public record Item(EscalationView escalation, boolean mine) {
        public boolean open() {
            return escalation.status() == Status.OPEN;
        }
    }
}
