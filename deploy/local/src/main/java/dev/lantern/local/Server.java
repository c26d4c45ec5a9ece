// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One supervised process. Once it has been ready, its death is reported and, while {@link #restartWhenItDies} holds,
 * answered by a new start after a {@link Backoff}; before that, its death fails the start.
 */
public final class Server {
    private static final long POLL_MILLIS = 150;
    private static final int KILLED = 128 + 9;

    private final Launch launch;
    private final Roster roster;
    private final Consumer<String> report;
    private final Backoff backoff = new Backoff();
    private Process process;
    private Instant launchedAt;
    private int restarts;
    private boolean restarting;
    private boolean wanted;
    private boolean supervised;
    private boolean retired;
    private volatile boolean givesWay;

    Server(Launch launch, Roster roster, boolean restarting, Consumer<String> report) {
        this.launch = launch;
        this.roster = roster;
        this.restarting = restarting;
        this.report = report;
    }

    public String name() {
        return launch.name();
    }

    public int port() {
        return launch.port();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public Path log() {
        return launch.log();
    }

    public synchronized long pid() {
        return process.pid();
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** How often it was started again after a death of its own. */
    public synchronized int restarts() {
        return restarts;
    }

    public synchronized void restartWhenItDies(boolean yes) {
        restarting = yes;
    }

    /** Starts the process unless it runs, and waits until it is ready. */
    public void start() {
        launch();
        awaitReady(Launch.READY_WITHIN);
    }

    /** Waits until the process is ready; fails when it is not in time or, unless it is being restarted, dies. */
    public void awaitReady(Duration limit) {
        Instant end = Instant.now().plus(limit);
        while (!launch.probe().ready()) {
            requireHope();
            if (Instant.now().isAfter(end)) {
                throw new StartFailure(name() + " was not ready within " + limit.toSeconds() + " s; see " + log());
            }
            pause(POLL_MILLIS);
        }
        // Something answers on the port, but is it this process?
        requireHope();
        synchronized (this) {
            supervised = true;
        }
        if (givesWay) {
            Niceness.giveWay(family());
        }
    }

    /** From now on it gives way to what starts, and whenever it has started again. */
    void giveWay() {
        givesWay = true;
        Niceness.giveWay(family());
    }

    /** SIGKILL to the process and its children, as a crash: it comes back if it restarts when it dies. */
    public void kill() {
        Signal.KILL.sendTo(family());
        waitForEnd(Launch.STOPPED_WITHIN);
    }

    /** SIGSTOP: the process hangs with its connections open. */
    public void pause() {
        Signal.STOP.sendTo(family());
    }

    /** SIGCONT after {@link #pause()}. */
    public void resume() {
        Signal.CONT.sendTo(family());
    }

    /** Orderly end; it stays down until {@link #start()}. What has not ended after 20 s is killed. */
    public void stop() {
        stop(Launch.STOPPED_WITHIN);
    }

    /** As {@link #stop()}, for a process that may take longer to end. False when it had to be killed. */
    boolean stop(Duration limit) {
        boolean ended = true;
        List<ProcessHandle> family;
        synchronized (this) {
            wanted = false;
            supervised = false;
            family = family();
        }
        if (!family.isEmpty()) {
            Signal.CONT.sendTo(family);
            launch.stopSignal().sendTo(family.subList(0, 1));
            ended = waitForEnd(limit) && exitValue() != KILLED;
            if (isAlive()) {
                // Once more: a process may have children since it was told to end.
                Signal.KILL.sendTo(family());
                waitForEnd(Launch.STOPPED_WITHIN);
            }
        }
        roster.remove(name());
        return ended;
    }

    /** As {@link #stop()}, for good: a start that is still under way elsewhere must not bring it back. */
    void retire() {
        synchronized (this) {
            retired = true;
            wanted = false;
        }
    }

    synchronized void launch() {
        if (retired || isAlive()) {
            return;
        }
        wanted = true;
        try {
            process = launch.builder().start();
        } catch (IOException e) {
            throw new StartFailure("Cannot start " + name() + ": " + e.getMessage(), e);
        }
        launchedAt = Instant.now();
        roster.put(Roster.Entry.of(name(), process.toHandle(), port(), restarts));
        process.onExit().thenAccept(this::ended);
    }

    private synchronized void ended(Process ended) {
        if (ended != process || !wanted || !supervised) {
            return;
        }
        String how = name() + " stopped by itself (" + exit(ended.exitValue()) + ")";
        if (!restarting) {
            report.accept(how + "; its log is " + log());
            return;
        }
        Duration wait = backoff.afterLiving(Duration.between(launchedAt, Instant.now()));
        report.accept(how + "; starting it again" + (wait.isZero() ? "" : " in " + wait.toSeconds() + " s")
                + ", its log is " + log());
        CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                .execute(this::restart);
    }

    private void restart() {
        synchronized (this) {
            if (!wanted || !restarting || isAlive()) {
                return;
            }
            restarts++;
            launch();
        }
        try {
            awaitReady(Launch.READY_WITHIN);
            report.accept(name() + " is ready again");
        } catch (StartFailure e) {
            reportUnlessRetired(e.getMessage());
        }
    }

    private synchronized void reportUnlessRetired(String what) {
        if (!retired) {
            report.accept(what);
        }
    }

    /** Fails when the process is gone and nothing will bring it back. */
    private synchronized void requireHope() {
        if (retired) {
            throw new StartAborted();
        }
        if (!isAlive() && !(supervised && restarting && wanted)) {
            String how = process == null ? "never started" : exit(process.exitValue());
            throw new StartFailure(name() + " stopped while starting (" + how + "); see " + log());
        }
    }

    private synchronized List<ProcessHandle> family() {
        var family = new ArrayList<ProcessHandle>();
        if (isAlive()) {
            family.add(process.toHandle());
            process.descendants().forEach(family::add);
        }
        return family;
    }

    private boolean waitForEnd(Duration limit) {
        Process current;
        synchronized (this) {
            current = process;
        }
        try {
            return current == null || current.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized int exitValue() {
        return process.exitValue();
    }

    private static String exit(int code) {
        return code > 128 ? "signal " + (code - 128) : "exit " + code;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StartAborted();
        }
    }
}
