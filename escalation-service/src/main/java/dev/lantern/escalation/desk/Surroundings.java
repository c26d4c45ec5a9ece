// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.desk;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looks whether what the desk depends on answers; each look serves every page for a few seconds. */
@ApplicationScoped
public class Surroundings {

    private final DeskConfig config;
    private final HttpClient http;
    private final Admin kafka;
    private volatile long goodUntil = System.nanoTime();
    private Uni<DeskStatus> status;

    Surroundings(DeskConfig config, @ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
        this.config = config;
        this.http = HttpClient.newBuilder().connectTimeout(config.patience()).build();
        this.kafka = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                // A broker that is away for an hour need not be called every second.
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                5_000));
    }

    @PostConstruct
    void start() {
        // The database first: its session belongs to the caller's context, the looks come back on threads of their own.
        status = Uni.createFrom()
                .deferred(Surroundings::database)
                .flatMap(answered -> Uni.combine()
                        .all()
                        .unis(triageAnswers(), kafkaAnswers())
                        .with(DeskStatus::new))
                .invoke(seen ->
                        goodUntil = System.nanoTime() + config.lookEvery().toNanos())
                .memoize()
                .until(() -> System.nanoTime() - goodUntil >= 0);
    }

    /** Fails while the database does not answer: what the desk shows may then be old. */
    public Uni<DeskStatus> status() {
        return status;
    }

    @PreDestroy
    void stop() {
        kafka.close(Duration.ofSeconds(1));
        http.shutdownNow();
    }

    private Uni<Boolean> triageAnswers() {
        var request = HttpRequest.newBuilder(config.triageReadyUrl())
                .timeout(config.patience())
                .build();
        return orAway(Uni.createFrom()
                .completionStage(() -> http.sendAsync(request, HttpResponse.BodyHandlers.discarding()))
                .map(response -> response.statusCode() == 200));
    }

    private Uni<Boolean> kafkaAnswers() {
        var options =
                new DescribeClusterOptions().timeoutMs((int) config.patience().toMillis());
        return orAway(Uni.createFrom()
                .completionStage(() -> kafka.describeCluster(options).nodes().toCompletionStage())
                .map(nodes -> !nodes.isEmpty()));
    }

    private Uni<Boolean> orAway(Uni<Boolean> look) {
        return look.ifNoItem()
                .after(config.patience().plusMillis(500))
                .fail()
                .onFailure()
                .recoverWithItem(false);
    }

    private static Uni<Integer> database() {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session ->
                        session.createNativeQuery("select 1", Integer.class).getSingleResult()));
    }
}
