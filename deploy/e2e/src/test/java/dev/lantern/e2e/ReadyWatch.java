// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.e2e.suite.RunningSuite;
import dev.lantern.local.Part;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks all services over and over whether they are ready, from its making until the question is settled. */
final class ReadyWatch {
    private static final int EVERY_MILLIS = 1000;

    private final RunningSuite suite;
    private final List<String> otherAnswers = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("ready-watch").factory());

    ReadyWatch(RunningSuite suite) {
        this.suite = suite;
        thread.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Looks once more and fails when any look, this one too, found a service that was not ready. */
    void assertAllStayedReady() {
        thread.close();
        look();
        assertThat(otherAnswers).as("answers of /q/health/ready other than 200").isEmpty();
    }

    private void look() {
        RunningSuite.services().forEach(this::look);
    }

    private void look(Part service) {
        try {
            int status = suite.api(service).get("/q/health/ready").status();
            if (status != 200) {
                otherAnswers.add(service.label() + " " + status);
            }
        } catch (RuntimeException failure) {
            otherAnswers.add(service.label() + " " + failure);
        }
    }
}
