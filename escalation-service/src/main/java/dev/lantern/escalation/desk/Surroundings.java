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

    private static final String OLDEST_WAITING = """
            select cast(coalesce(extract(epoch from now() - min(created_at)), 0) as bigint)
            from outbox where sent_at is null
            """;

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
                .deferred(this::oldestWaiting)
                .flatMap(seconds -> Uni.combine()
                        .all()
                        .unis(triageAnswers(), kafkaAnswers())
                        .with((triage, kafka) -> new DeskStatus(triage, kafka, seconds)))
                .invoke(seen ->
                        goodUntil = System.nanoTime() + config.lookEvery().toNanos())
                .memoize()
                .until(() -> System.nanoTime() - goodUntil >= 0);
    }

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

    private Uni<Long> oldestWaiting() {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session ->
                        session.createNativeQuery(OLDEST_WAITING, Long.class).getSingleResult()));
    }
}
