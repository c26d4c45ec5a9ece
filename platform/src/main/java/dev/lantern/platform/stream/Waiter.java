// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.stream;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;

/** Lets one follower wait; a wake-up between two waits is not lost. Starts awake. */
final class Waiter {

    private final String clinicId;
    private final Streams.Heads heads;
    private volatile long seen;
    private CompletableFuture<Void> next = CompletableFuture.completedFuture(null);

    /** @param seen the number of the last row that the follower has */
    Waiter(String clinicId, Streams.Heads heads, long seen) {
        this.clinicId = clinicId;
        this.heads = heads;
        this.seen = seen;
    }

    String clinicId() {
        return clinicId;
    }

    Streams.Heads heads() {
        return heads;
    }

    long seen() {
        return seen;
    }

    void saw(long number) {
        seen = number;
    }

    synchronized void wake() {
        next.complete(null);
    }

    /** Wakes who has not seen everything of a stream that has come to {@code head}. */
    void hasCome(long head) {
        if (head > seen) {
            wake();
        }
    }

    /** Completes at the next wake-up, at once if there was one since the last wait. */
    Uni<Void> await() {
        CompletableFuture<Void> awaited = current();
        return Uni.createFrom().completionStage(awaited).invoke(() -> rearm(awaited));
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
