// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.deadline;

import io.smallrye.mutiny.Uni;

/** Does what a kind of deadline is for. */
public interface DeadlineHandler {

    String kind();

    /**
     * Acts on a deadline that is due. Several replicas may call this at once: lock the aggregate first, then
     * {@link Deadlines#take}; only who took it goes on, in that same transaction. What fails is called again.
     */
    Uni<Void> fire(Deadline deadline);
}
