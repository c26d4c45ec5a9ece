// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** Steps of the start that run at the same time; the first failure is the failure of all. */
final class Steps {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Returns when every step has ended, or throws as soon as one has failed; the others are then {@link #cancel}led. */
    void together(List<Runnable> steps) {
        var completions = new ExecutorCompletionService<Void>(threads);
        try {
            steps.forEach(step -> completions.submit(step, null));
            for (int i = 0; i < steps.size(); i++) {
                completions.take().get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (RejectedExecutionException | CancellationException _) {
            throw new StartAborted();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StartAborted();
        }
    }

    /** Interrupts what still runs. */
    void cancel() {
        threads.shutdownNow();
    }
}
