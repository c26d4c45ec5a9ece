// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.stream;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Lets only so many looks at the database run at once; the others stand in line. When a replica has died all its streams
 * come to the others in the same moment, and must not take every connection from verdicts and deadlines.
 */
final class Line {

    private final int atOnce;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    Line(int atOnce) {
        this.atOnce = atOnce;
    }

    /** Runs {@code look} on {@code context} when it is its turn. The result must not be cancelled: its turn would be lost. */
    <T> Uni<T> inTurn(Executor context, Supplier<Uni<T>> look) {
        return Uni.createFrom()
                .<Void>emitter(turn -> enter(() -> turn.complete(null)))
                .emitOn(context)
                .chain(look::get)
                .onTermination()
                .invoke(this::leave);
    }

    private void enter(Runnable turn) {
        synchronized (this) {
            if (running >= atOnce) {
                waiting.add(turn);
                return;
            }
            running++;
        }
        turn.run();
    }

    private void leave() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                running--;
            }
        }
        if (next != null) {
            next.run();
        }
    }
}
