// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e.figures;

import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Calls at a steady pace that no slow call holds back. */
final class Pace {
    private Pace() {}

    /** Calls {@code call} with 0, 1, 2 …; returns when the last one has ended. */
    static void keep(int perSecond, int calls, IntConsumer call) throws InterruptedException, ExecutionException {
        long gap = TimeUnit.SECONDS.toMicros(1) / perSecond;
        var running = new ArrayList<Future<?>>();
        try (var clock = Executors.newSingleThreadScheduledExecutor();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var due = new ArrayList<Future<?>>();
            for (int number = 0; number < calls; number++) {
                int each = number;
                due.add(clock.schedule(
                        () -> running.add(threads.submit(() -> call.accept(each))),
                        number * gap,
                        TimeUnit.MICROSECONDS));
            }
            for (Future<?> started : due) {
                started.get();
            }
            for (Future<?> ended : running) {
                ended.get();
            }
        }
    }
}
