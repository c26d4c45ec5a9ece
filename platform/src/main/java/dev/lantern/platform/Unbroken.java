// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform;

import io.smallrye.mutiny.Uni;

/** Work on a database session that nobody may stop half way. */
public final class Unbroken {

    /**
     * {@code work} that goes on to its end when nobody waits for it any more: a cancelled session is closed under the
     * statement that runs on it.
     */
    public static <T> Uni<T> toItsEnd(Uni<T> work) {
        return Uni.createFrom().emitter(waiting -> work.subscribe().with(waiting::complete, waiting::fail));
    }

    private Unbroken() {}
}
