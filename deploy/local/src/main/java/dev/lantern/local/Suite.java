// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A running suite: PostgreSQL, Kafka, Keycloak and the four services in one directory. Any of them can be killed,
 * stopped, paused and started by itself; a service can have replicas. Closing stops all in order.
 */
public final class Suite implements AutoCloseable {
    private final Layout layout;
    private final Ports ports;
    private final SuiteSetup setup;
    private final SealedTextKeys keys;
    private final Roster roster;
    private final Map<Part, Server> servers = new EnumMap<>(Part.class);
    private final List<Server> replicas = new ArrayList<>();
    private final Steps steps = new Steps();
    private final Thread atExit = new Thread(this::stopAll, "stop-suite");
    private SuiteLock lock;
    private boolean closing;

    Suite(SuiteSetup setup) {
        this.setup = setup;
        this.layout = setup.layout;
        this.ports = setup.ports;
        this.keys = new SealedTextKeys(layout.keys());
        this.roster = new Roster(rosterFile(layout));
    }

    /** A suite of this checkout that keeps everything in the directory. */
    public static SuiteSetup in(Path directory) {
        return new SuiteSetup(
                new Layout(Layout.findCheckout(), directory.toAbsolutePath().normalize()));
    }

    public Server server(Part part) {
        return servers.get(part);
    }

    /** Starts one more process of the service, on the same database, and returns it ready. */
    public Server replica(Part service) {
        Server replica;
        synchronized (replicas) {
            long others = replicas.stream()
                    .filter(other -> other.name().startsWith(service.label()))
                    .count();
            int port = Ports.freePort(new HashSet<>(ports.numbers().values()));
            replica = supervise(service(service).launch(service.label() + "-" + (others + 2), port));
            replicas.add(replica);
        }
        replica.start();
        return replica;
    }

    public Ports ports() {
        return ports;
    }

    public URI url(Part part) {
        return URI.create("http://127.0.0.1:" + ports.of(part));
    }

    public String issuer() {
        return keycloak().issuer();
    }

    public String kafkaBootstrapServers() {
        return kafka().address();
    }

    /** URL of the service's database; user and password are {@link Part#database()}. */
    public String jdbcUrl(Part service) {
        return "jdbc:postgresql://127.0.0.1:" + ports.of(Part.POSTGRES) + "/" + service.database();
    }

    public Path logs() {
        return layout.directory().resolve("logs");
    }

    /** Stops replicas and services, then Keycloak, Kafka and PostgreSQL. */
    @Override
    public void close() {
        stopAll();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            // The hook is what runs this.
        }
    }

    static Path rosterFile(Layout layout) {
        return layout.run().resolve("processes");
    }

    void start() {
        takeDirectory();
        Runtime.getRuntime().addShutdownHook(atExit);
        ports.requireFree(setup.parts);
        Part.services().stream()
                .filter(setup.parts::contains)
                .forEach(part -> service(part).requireBuilt());
        if (setup.fresh) {
            Layout.delete(layout.directory().resolve("data"));
        }
        keys.require(Files.exists(layout.data(Part.POSTGRES).resolve("PG_VERSION")));
        new Logs(logs()).begin();
        startInfrastructure();
        startServices();
    }

    private void takeDirectory() {
        lock = SuiteLock.tryTake(layout.run())
                .orElseThrow(() -> new StartFailure("A suite already runs in " + layout.directory()
                        + "; stop it with ./lantern down, or choose another directory with --dir."));
        List<String> stopped = Leftovers.stop(rosterFile(layout));
        if (!stopped.isEmpty()) {
            setup.report.accept("stopped what a killed launcher had left running: " + String.join(", ", stopped));
        }
    }

    // Keycloak takes longest and is needed by nobody until the services start.
    private void startInfrastructure() {
        steps.together(Stream.of(
                        step(Part.KEYCLOAK, this::startKeycloak),
                        step(Part.POSTGRES, this::startPostgres),
                        step(Part.KAFKA, this::startKafka))
                .flatMap(List::stream)
                .toList());
    }

    private void startServices() {
        steps.together(Part.services().stream()
                .flatMap(part -> step(part, () -> startService(part)).stream())
                .toList());
    }

    private void startService(Part part) {
        Service service = service(part);
        service.install();
        if (!service.isRecorded()) {
            setup.report.accept(part.label() + " runs once to record its classes, so that every later start is quick");
            service.dropRecording();
            if (run(part, service.recording(ports.of(part))).stop(Launch.RECORDED_WITHIN)) {
                service.keepRecording();
            }
            if (!service.isRecorded()) {
                setup.report.accept(
                        part.label() + " recorded nothing and starts slowly; see " + layout.log(part.label()));
            }
        }
        started(part, service.launch(part.label(), ports.of(part)));
    }

    private List<Runnable> step(Part part, Runnable start) {
        return setup.parts.contains(part) ? List.of(start) : List.of();
    }

    private void startPostgres() {
        var postgres = new Postgres(layout, ports.of(Part.POSTGRES));
        started(Part.POSTGRES, postgres.prepare());
        postgres.createDatabases();
    }

    private void startKafka() {
        started(Part.KAFKA, kafka().prepare());
        kafka().createTopics();
    }

    private void startKeycloak() {
        if (!keycloak().isBuilt()) {
            setup.report.accept("keycloak is unpacked and builds itself: once, about a minute");
        }
        started(Part.KEYCLOAK, keycloak().prepare());
        keycloak().rememberRealm();
    }

    private void started(Part part, Launch launch) {
        setup.report.accept(part.label() + " starts");
        Server server = run(part, launch);
        setup.report.accept(part.label() + " is ready on 127.0.0.1:" + server.port());
    }

    /** Starts the part's process and returns it ready; from before its start on it is stopped with all others. */
    private Server run(Part part, Launch launch) {
        Server server = supervise(launch);
        synchronized (servers) {
            if (closing) {
                throw new StartAborted();
            }
            servers.put(part, server);
        }
        server.start();
        return server;
    }

    private Server supervise(Launch launch) {
        return new Server(launch, roster, setup.restarting, setup.report);
    }

    private Service service(Part part) {
        return new Service(layout, ports, part, keys, setup.environment.getOrDefault(part, Map.of()));
    }

    private Kafka kafka() {
        return new Kafka(layout, ports);
    }

    private Keycloak keycloak() {
        return new Keycloak(layout, ports.of(Part.KEYCLOAK));
    }

    private synchronized void stopAll() {
        if (lock == null) {
            return;
        }
        steps.cancel();
        var services = new ArrayList<>(replicas);
        var others = new ArrayList<Server>();
        synchronized (servers) {
            closing = true;
            servers.forEach((part, server) -> (part.isService() ? services : others).add(server));
        }
        services.forEach(Server::retire);
        others.forEach(Server::retire);
        stopTogether(services);
        others.reversed().forEach(this::stop);
        lock.close();
        lock = null;
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
        boolean ran = server.isAlive();
        server.stop();
        if (ran) {
            setup.report.accept(server.name() + " stopped");
        }
    }
}
