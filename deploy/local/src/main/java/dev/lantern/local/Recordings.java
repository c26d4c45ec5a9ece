// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Each service runs once after a build to record its classes, so that every later start is quick. */
final class Recordings {
    private final Progress progress;
    private final List<Service> missing;
    private final AtomicInteger ended = new AtomicInteger();

    Recordings(Progress progress, List<Service> services) {
        this.progress = progress;
        this.missing =
                services.stream().filter(service -> !service.isRecorded()).toList();
    }

    void announce() {
        if (!missing.isEmpty()) {
            progress.tell("recording the classes of "
                    + missing.stream().map(Recordings::name).collect(Collectors.joining(", "))
                    + ": once after a build, two to three minutes on two cores; later starts are quick for it");
        }
    }

    /** Makes the service's recording unless there is one; {@code run} starts a launch and returns it ready. */
    void record(Service service, Function<Launch, Server> run) {
        if (service.isRecorded()) {
            return;
        }
        service.dropRecording();
        progress.begin(name(service), "recording classes");
        if (run.apply(service.recording()).stop(Launch.RECORDED_WITHIN)) {
            service.keepRecording();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new StartAborted();
        }
        Duration took = progress.end(name(service));
        String outcome = service.isRecorded()
                ? " has recorded its classes"
                : " recorded nothing and will start slowly; see " + service.log();
        progress.tell(name(service) + outcome + " (" + ended.incrementAndGet() + " of " + missing.size() + ", "
                + took.toSeconds() + " s)");
    }

    private static String name(Service service) {
        return service.part().label();
    }
}
