// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.deadletter;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Lets the work of different keys run at once, that of one key one after the other: a conversation whose work is slow keeps
 * others waiting only when as many are slow as run at once, or when much of its own has come.
 */
final class Lanes {

    private static final Logger LOG = Logger.getLogger(Lanes.class);

    /** So many times what runs at once is taken in, to wait behind others of its key. */
    private static final int QUEUED = 16;

    private final int atOnce;
    private final Map<String, Queue<Runnable>> lanes = new HashMap<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int takenIn;

    /** @param atOnce so many keys have work under way before the next piece has to wait, whatever its key */
    Lanes(int atOnce) {
        this.atOnce = atOnce;
    }

    /**
     * Starts {@code work}, on {@code on}, once all that came before it under the same key has ended.
     *
     * @return completes, on {@code on}, as soon as there is room for more
     */
    Uni<Void> add(String key, Executor on, Supplier<Uni<Void>> work) {
        return Uni.createFrom()
                .emitter(room -> enter(
                        key, () -> on.execute(() -> run(key, work)), () -> on.execute(() -> room.complete(null))));
    }

    private void run(String key, Supplier<Uni<Void>> work) {
        Uni.createFrom().deferred(work::get).subscribe().with(done -> leave(key), failure -> {
            // Deliveries settle whatever happens: this is a mistake of ours, and must not stop the lane as well.
            LOG.errorf("A delivery ended unsettled: %s", failure.getClass().getName());
            leave(key);
        });
    }

    private void enter(String key, Runnable work, Runnable room) {
        boolean first;
        boolean more;
        synchronized (this) {
            Queue<Runnable> lane = lanes.computeIfAbsent(key, ignored -> new ArrayDeque<>());
            first = lane.isEmpty();
            lane.add(work);
            takenIn++;
            more = hasRoom();
            if (!more) {
                waiting.add(room);
            }
        }
        if (first) {
            work.run();
        }
        if (more) {
            room.run();
        }
    }

    private boolean hasRoom() {
        return lanes.size() < atOnce && takenIn < atOnce * QUEUED;
    }

    private void leave(String key) {
        Runnable next;
        Runnable room;
        synchronized (this) {
            Queue<Runnable> lane = lanes.get(key);
            lane.remove();
            next = lane.peek();
            if (next == null) {
                lanes.remove(key);
            }
            takenIn--;
            room = hasRoom() ? waiting.poll() : null;
        }
        if (next != null) {
            next.run();
        }
        if (room != null) {
            room.run();
        }
    }
}
