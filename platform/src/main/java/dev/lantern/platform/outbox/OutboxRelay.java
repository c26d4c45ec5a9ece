// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes waiting rows, on a thread of its own.
 *
 * <p>Order per key: a shard has one relay at a time, because its advisory lock lives on the relay's connection; within a
 * relay a key is in one chain at a time and stays out of the next read until the chain's rows are marked. A relay that
 * loses its connection may still have records under way while the next one sends the same rows again: both send them in
 * order and with the same ids, so a consumer's first sight of each is in order, and its inbox drops the second.
 */
final class OutboxRelay implements Runnable {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(1);
    private static final Duration PRUNE_EVERY = Duration.ofMinutes(1);

    private final DataSource database;
    private final Supplier<Producer<String, byte[]>> producers;
    private final OutboxConfig config;
    private final String source;

    private final Semaphore wake = new Semaphore(0);
    private final AtomicBoolean noticed = new AtomicBoolean();
    private final ConcurrentLinkedQueue<Done> done = new ConcurrentLinkedQueue<>();
    private final Set<String> underWay = new HashSet<>();
    private final Map<String, Failed> failed = new HashMap<>();
    private volatile OutboxTable.Backlog backlog = new OutboxTable.Backlog(0, 0);
    private volatile int stoppedKeys;
    private volatile boolean stopped;

    OutboxRelay(DataSource database, Supplier<Producer<String, byte[]>> producers, OutboxConfig config, String source) {
        this.database = database;
        this.producers = producers;
        this.config = config;
        this.source = source;
    }

    /** There may be something to send. */
    void wake() {
        noticed.set(true);
        wake.release();
    }

    void stop() {
        stopped = true;
        wake.release();
    }

    OutboxTable.Backlog backlog() {
        return backlog;
    }

    int stoppedKeys() {
        return stoppedKeys;
    }

    @Override
    public void run() {
        try (Producer<String, byte[]> producer = producers.get()) {
            while (!stopped) {
                try (Connection connection = database.getConnection();
                        OutboxTable table = new OutboxTable(connection)) {
                    relay(table, producer);
                } catch (SQLException e) {
                    LOG.warnf("Events wait: the database does not answer (SQL state %s)", e.getSQLState());
                    pause(config.sweep());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void relay(OutboxTable table, Producer<String, byte[]> producer) throws SQLException, InterruptedException {
        var shards = new HashSet<Short>();
        long nextSweep = System.nanoTime();
        long nextPrune = System.nanoTime() + PRUNE_EVERY.toNanos();
        var seen = Seen.SOME;
        while (!stopped) {
            // What came for a key under way was passed over by the last read.
            boolean look = finishChains(table) && seen == Seen.ALL_BUT_BUSY_KEYS;
            if (System.nanoTime() - nextSweep >= 0) {
                table.lockFreeShards(shards);
                backlog = table.backlog();
                nextSweep = System.nanoTime() + config.sweep().toNanos();
                look = true;
            }
            if (System.nanoTime() - nextPrune >= 0) {
                table.prune(config.keepSent());
                nextPrune = System.nanoTime() + PRUNE_EVERY.toNanos();
            }
            if (noticed.getAndSet(false) || look || seen == Seen.SOME) {
                seen = startChains(table, shards, producer);
            } else {
                pause(Duration.ofNanos(nextSweep - System.nanoTime()));
            }
        }
        awaitChains(table);
    }

    private Seen startChains(OutboxTable table, Set<Short> shards, Producer<String, byte[]> producer)
            throws SQLException {
        var except = new HashSet<>(underWay);
        failed.forEach((key, failure) -> {
            if (System.nanoTime() - failure.retryAt() < 0) {
                except.add(key);
            }
        });
        var byKey = new LinkedHashMap<String, List<OutboxRow>>();
        List<OutboxRow> waiting = table.waiting(shards, except, config.batch());
        for (OutboxRow row : waiting) {
            byKey.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(row);
        }
        for (List<OutboxRow> rows : byKey.values()) {
            var chain = new KeyChain(rows, source, producer, (ended, failure) -> {
                done.add(new Done(ended, failure));
                wake.release();
            });
            underWay.add(chain.key());
            chain.sendNext();
        }
        if (waiting.size() == config.batch()) {
            return Seen.SOME;
        }
        return except.isEmpty() ? Seen.ALL : Seen.ALL_BUT_BUSY_KEYS;
    }

    /**
     * A key leaves {@link #underWay} only when its rows are marked; else the next read would send them again.
     *
     * @return whether any chain has ended
     */
    private boolean finishChains(OutboxTable table) throws SQLException {
        wake.drainPermits();
        var ended = new ArrayList<Done>(done);
        if (ended.isEmpty()) {
            return false;
        }
        table.markSent(
                ended.stream().flatMap(each -> each.chain().sent().stream()).toList());
        done.removeAll(ended);
        for (Done each : ended) {
            String key = each.chain().key();
            underWay.remove(key);
            if (each.failure() == null) {
                failed.remove(key);
            } else {
                remember(key, each.failure());
            }
        }
        stoppedKeys = failed.size();
        return true;
    }

    private void remember(String key, Exception failure) {
        Failed before = failed.get(key);
        long pause =
                before == null ? config.backOff().toNanos() : Math.min(before.pause() * 2, LONGEST_BACK_OFF.toNanos());
        failed.put(key, new Failed(System.nanoTime() + pause, pause));
        // The class only: a producer's message can hold the record.
        LOG.warnf(
                "Events of %s wait %d ms: %s",
                key, pause / 1_000_000, failure.getClass().getSimpleName());
    }

    private void awaitChains(OutboxTable table) throws SQLException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        while (!underWay.isEmpty() && System.nanoTime() < until) {
            pause(Duration.ofMillis(100));
            finishChains(table);
        }
    }

    private void pause(Duration longest) throws InterruptedException {
        wake.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What a read of the table has seen of the rows that waited then. */
    private enum Seen {
        ALL,
        ALL_BUT_BUSY_KEYS,
        SOME
    }

    private record Done(KeyChain chain, @Nullable Exception failure) {}

    private record Failed(long retryAt, long pause) {}
}
