// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e.suite;

import dev.lantern.e2e.client.Api;
import dev.lantern.e2e.client.DeskClient;
import dev.lantern.e2e.client.SeekerClient;
import dev.lantern.local.Part;
import dev.lantern.local.Ports;
import dev.lantern.local.Server;
import dev.lantern.local.Suite;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The suite under test: everything real, on free ports, in a directory of its own that starts empty. */
public final class RunningSuite implements AutoCloseable {
    /** The clinic whose backend is the client {@code clinic-platform}. */
    public static final String CLINIC = "clinic-platform";

    private final Suite suite;
    private final Tokens tokens;
    private final Realm realm;
    private final KafkaTopics topics;

    private RunningSuite(Suite suite) {
        this.suite = suite;
        this.tokens = new Tokens(suite.url(Part.KEYCLOAK));
        this.realm = new Realm(suite.url(Part.KEYCLOAK), tokens);
        this.topics = new KafkaTopics(suite.kafkaBootstrapServers());
    }

    /** Starts all of it and returns when it is ready. */
    public static RunningSuite start(Path directory) {
        return new RunningSuite(Suite.in(directory)
                .ports(Ports.free())
                .fresh(true)
                .report(line -> System.out.println("[suite] " + line))
                .start());
    }

    public Server server(Part part) {
        return suite.server(part);
    }

    /** One more process of a service on the same database and topics. */
    public Server replica(Part service) {
        return suite.replica(service);
    }

    public static List<Part> services() {
        return Stream.of(Part.values()).filter(Part::isService).toList();
    }

    public URI url(Part part) {
        return suite.url(part);
    }

    public String issuer() {
        return suite.issuer();
    }

    public Tokens tokens() {
        return tokens;
    }

    public Realm realm() {
        return realm;
    }

    public KafkaTopics topics() {
        return topics;
    }

    public Path logs() {
        return suite.logs();
    }

    public Connection database(Part service) throws SQLException {
        return DriverManager.getConnection(suite.jdbcUrl(service), service.database(), service.database());
    }

    /** A service without any token. */
    public Api api(Part service) {
        return Api.at(() -> url(service));
    }

    public Api as(String user, Part service) {
        return api(service).bearer(tokens.user(user));
    }

    /** A new seeker of the demo clinic, spoken for by the clinic's backend. */
    public SeekerClient newSeeker() {
        return seeker("s-" + UUID.randomUUID(), url(Part.CHAT));
    }

    /** A seeker of the demo clinic at one replica of the chat service. */
    public SeekerClient seeker(String name, URI chat) {
        return new SeekerClient(Api.at(() -> chat).bearer(tokens.clinic(CLINIC)).with("X-Seeker", name));
    }

    public DeskClient counselor(String name) {
        return counselor(name, url(Part.ESCALATION));
    }

    /** A counselor at one replica of the escalation service. */
    public DeskClient counselor(String name, URI escalation) {
        return new DeskClient(Api.at(() -> escalation).bearer(tokens.user(name)));
    }

    /** Waits for a service that was killed, stopped or paused. */
    public void awaitReady(Part service) {
        server(service).awaitReady(Duration.ofMinutes(2));
    }

    @Override
    public void close() {
        suite.close();
    }
}
