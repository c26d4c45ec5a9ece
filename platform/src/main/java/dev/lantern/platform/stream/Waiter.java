// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.stream;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Lets one follower wait; a wake-up between two waits is not lost. Starts awake. */
final class Waiter {

    private CompletableFuture<Void> next = CompletableFuture.completedFuture(null);

    synchronized void wake() {
        next.complete(null);
    }

    /** Completes at the next wake-up, at once if there was one since the last wait, or after {@code longest}. */
    Uni<Void> await(Duration longest) {
        CompletableFuture<Void> awaited = current();
        return Uni.createFrom()
                .completionStage(awaited)
                .ifNoItem()
                .after(longest)
                .recoverWithItem((Void) null)
                .invoke(() -> rearm(awaited));
    }

    private synchronized CompletableFuture<Void> current() {
        return next;
    }

    // Before the look, so that what is committed during it wakes the next wait.
    private synchronized void rearm(CompletableFuture<Void> awaited) {
        if (next == awaited) {
            next = new CompletableFuture<>();
        }
    }
}
