// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private final Progress progress;
    private final Thread atExit = new Thread(this::stopAll, "stop-suite");
    private SuiteLock lock;
    private boolean closing;

    Suite(SuiteSetup setup) {
        this.setup = setup;
        this.layout = setup.layout;
        this.ports = setup.ports;
        this.keys = new SealedTextKeys(layout.keys());
        this.roster = new Roster(rosterFile(layout));
        this.progress = new Progress(setup.report);
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
        replica.giveWay();
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
        try (var _ = progress.watch()) {
            startInfrastructure();
            startServices();
        }
        // Not before: until then all of them start, and need each other for it.
        synchronized (servers) {
            servers.values().forEach(Server::giveWay);
        }
    }

    /** What a person types to give this very suite a command. */
    String command(String word) {
        return layout.command(word);
    }

    private void takeDirectory() {
        lock = SuiteLock.tryTake(layout.run()).orElseThrow(() -> new StartFailure(layout.alreadyRuns()));
        Leftovers.stop(rosterFile(layout), progress::tell);
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
        List<Service> services = Part.services().stream()
                .filter(setup.parts::contains)
                .map(this::service)
                .toList();
        var recordings = new Recordings(progress, services);
        recordings.announce();
        steps.together(services.stream()
                .<Runnable>map(service -> () -> startService(service, recordings))
                .toList());
    }

    private void startService(Service service, Recordings recordings) {
        Part part = service.part();
        service.install();
        recordings.record(service, recording -> run(part, recording));
        started(part, service.launch(part.label(), ports.of(part)));
    }

    private List<Runnable> step(Part part, Runnable start) {
        Runnable told = () -> {
            progress.begin(part.label(), "preparing");
            start.run();
        };
        return setup.parts.contains(part) ? List.of(told) : List.of();
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
            progress.tell("keycloak is unpacked and builds itself: once, about a minute");
            progress.begin(Part.KEYCLOAK.label(), "building");
        }
        started(Part.KEYCLOAK, keycloak().prepare());
        keycloak().rememberRealm();
    }

    private void started(Part part, Launch launch) {
        progress.tell(part.label() + " starts");
        progress.begin(part.label(), "starting");
        Server server;
        try {
            server = run(part, launch);
        } finally {
            progress.end(part.label());
        }
        progress.tell(part.label() + " is ready on 127.0.0.1:" + server.port());
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
        return new Server(launch, roster, setup.restarting, progress::tell);
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
        if (new Ending(progress).of(services, others.reversed())) {
            progress.tell("everything has stopped; data stay in " + layout.directory());
        }
        lock.close();
        lock = null;
    }
}
