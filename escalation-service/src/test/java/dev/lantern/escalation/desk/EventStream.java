// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.desk;

import io.restassured.RestAssured;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CopyOnWriteArrayList;

/** An open stream of server-sent events, as lines. */
final class EventStream implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> response;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    EventStream(String token, String query, String lastEventId) throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/v1/escalations/events" + query))
                .header("Authorization", "Bearer " + token);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        Thread.ofVirtual().start(this::read);
    }

    int status() {
        return response.statusCode();
    }

    boolean ended() {
        return ended;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    List<Long> ids() {
        return lines.stream()
                .filter(line -> line.startsWith("id:"))
                .map(line -> Long.valueOf(line.substring(3).strip()))
                .toList();
    }

    private void read() {
        try (var scanner = new Scanner(response.body(), StandardCharsets.UTF_8)) {
            while (scanner.hasNextLine()) {
                lines.add(scanner.nextLine());
            }
        } finally {
            ended = true;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
