// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stops servers for good: the services at the same time, then what they stand on, one after the other. */
record Ending(Progress progress) {
    /** True when anything ran. */
    boolean of(List<Server> services, List<Server> others) {
        services.forEach(Server::retire);
        others.forEach(Server::retire);
        String running = Stream.concat(services.stream(), others.stream())
                .filter(Server::isAlive)
                .map(Server::name)
                .collect(Collectors.joining(", "));
        progress.forget();
        if (!running.isEmpty()) {
            progress.tell("stopping " + running);
        }
        try (var _ = progress.watch()) {
            stopTogether(services);
            others.forEach(this::stop);
        }
        return !running.isEmpty();
    }

    private void stopTogether(Collection<Server> group) {
        var stopping = group.stream()
                .map(server -> Thread.startVirtualThread(() -> stop(server)))
                .toList();
        for (Thread thread : stopping) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void stop(Server server) {
        if (!server.isAlive()) {
            server.stop();
            return;
        }
        progress.begin(server.name(), "stopping");
        boolean orderly = server.stop(Launch.STOPPED_WITHIN);
        Duration took = progress.end(server.name());
        String how = orderly ? " has stopped" : " did not stop in order and was killed; see " + server.log();
        progress.tell(server.name() + how + " (" + took.toSeconds() + " s)");
    }
}
