// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.deadletter;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets the work of different keys run at once, that of one key one after the other, and urgent work before all other: it
 * hastens what came before it under its key, overtakes the rest, and finds a place of its own when all others are taken.
 */
final class Lanes {

    private static final Logger LOG = Logger.getLogger(Lanes.class);

    /** So many pieces are taken in: that far ahead urgent work is seen. */
    static final int SEEN_AHEAD = 500;

    /** And of so many bytes: 500 ordinary messages have less, four transcripts can have more. */
    static final int BYTES_AHEAD = 4 << 20;

    private final int atOnce;
    private final Map<String, Lane> lanes = new HashMap<>();
    // Lanes with work, none of it under way.
    private final Queue<Lane> urgent = new ArrayDeque<>();
    private final Queue<Lane> ordinary = new ArrayDeque<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int underWay;
    private int takenIn;
    private long bytesTakenIn;

    /** @param atOnce so many keys have work under way before the next piece has to wait, unless it is urgent */
    Lanes(int atOnce) {
        this.atOnce = atOnce;
    }

    /**
     * Starts {@code work}, on {@code on}, once all that came before it under the same key has ended and it is its turn.
     *
     * @param bytes that are held until it has ended
     * @return completes, on {@code on}, as soon as there is room for more
     */
    Uni<Void> add(String key, boolean isUrgent, int bytes, Executor on, Supplier<Uni<Void>> work) {
        return Uni.createFrom()
                .emitter(room -> enter(
                        key,
                        new Piece(() -> on.execute(() -> run(key, work)), isUrgent, bytes),
                        () -> on.execute(() -> room.complete(null))));
    }

    private void run(String key, Supplier<Uni<Void>> work) {
        Uni.createFrom().deferred(work::get).subscribe().with(done -> leave(key), failure -> {
            // Deliveries settle whatever happens: this is a mistake of ours, and must not stop the lane as well.
            LOG.errorf("A delivery ended unsettled: %s", failure.getClass().getName());
            leave(key);
        });
    }

    private void enter(String key, Piece piece, Runnable room) {
        Runnable next;
        boolean more;
        synchronized (this) {
            Lane lane = lanes.computeIfAbsent(key, ignored -> new Lane());
            // Who waits keeps their place, whatever else they write.
            boolean hasPlace = !lane.isEmpty() && (lane.isUrgent() || !piece.isUrgent());
            lane.add(piece);
            if (!hasPlace) {
                ordinary.remove(lane);
                lineUp(lane);
            }
            takenIn++;
            bytesTakenIn += piece.bytes();
            next = next();
            more = hasRoom();
            if (!more) {
                waiting.add(room);
            }
        }
        if (next != null) {
            next.run();
        }
        if (more) {
            room.run();
        }
    }

    private void leave(String key) {
        Runnable next;
        List<Runnable> room = new ArrayList<>();
        synchronized (this) {
            Lane lane = lanes.get(key);
            bytesTakenIn -= lane.end().bytes();
            underWay--;
            takenIn--;
            if (lane.isEmpty()) {
                lanes.remove(key);
            } else {
                lineUp(lane);
            }
            next = next();
            if (hasRoom()) {
                room.addAll(waiting);
                waiting.clear();
            }
        }
        if (next != null) {
            next.run();
        }
        room.forEach(Runnable::run);
    }

    private boolean hasRoom() {
        return takenIn < SEEN_AHEAD && bytesTakenIn < BYTES_AHEAD;
    }

    private void lineUp(Lane lane) {
        if (!lane.isUnderWay()) {
            (lane.isUrgent() ? urgent : ordinary).add(lane);
        }
    }

    private @Nullable Runnable next() {
        Lane lane = underWay <= atOnce ? urgent.poll() : null;
        if (lane == null && underWay < atOnce) {
            lane = ordinary.poll();
        }
        if (lane == null) {
            return null;
        }
        underWay++;
        return lane.start();
    }

    private record Piece(Runnable work, boolean isUrgent, int bytes) {}

    /** What one key has to do, the first of it perhaps under way. */
    private static final class Lane {

        private final Queue<Piece> pieces = new ArrayDeque<>();
        private int urgentPieces;
        private boolean underWay;

        void add(Piece piece) {
            pieces.add(piece);
            urgentPieces += piece.isUrgent() ? 1 : 0;
        }

        Runnable start() {
            underWay = true;
            return pieces.element().work();
        }

        Piece end() {
            underWay = false;
            Piece ended = pieces.remove();
            urgentPieces -= ended.isUrgent() ? 1 : 0;
            return ended;
        }

        boolean isUnderWay() {
            return underWay;
        }

        boolean isUrgent() {
            return urgentPieces > 0;
        }

        boolean isEmpty() {
            return pieces.isEmpty();
        }
    }
}
