// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests to one service as one user. The base address and the token are asked for at each request, because a service
 * may move to another replica and a token ends.
 */
public final class Api {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    // A frozen service accepts connections and never answers; a client that waits for ever could not retry.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Supplier<URI> base;
    private final Map<String, Supplier<String>> headers;

    private Api(Supplier<URI> base, Map<String, Supplier<String>> headers) {
        this.base = base;
        this.headers = headers;
    }

    public static Api at(Supplier<URI> base) {
        return new Api(base, Map.of());
    }

    public Api with(String header, String value) {
        return with(header, () -> value);
    }

    public Api bearer(Supplier<String> token) {
        return with("Authorization", () -> "Bearer " + token.get());
    }

    private Api with(String header, Supplier<String> value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Api(base, more);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path) {
        return send("POST", path, BodyPublishers.noBody());
    }

    /** @param body written as JSON */
    public Answer post(String path, Object body) {
        return postRaw(path, Json.write(body).getBytes(StandardCharsets.UTF_8), "application/json");
    }

    /** @param body sent as it is */
    public Answer postRaw(String path, byte[] body, String contentType) {
        return with("Content-Type", contentType).send("POST", path, BodyPublishers.ofByteArray(body));
    }

    public Answer send(String method, String path, @Nullable BodyPublisher body) {
        try {
            HttpRequest request = request(path)
                    .method(method, body == null ? BodyPublishers.noBody() : body)
                    .timeout(PATIENCE)
                    .build();
            return Answer.of(method + " " + path, CLIENT.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new Unreachable(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @param after where to resume, as {@code Last-Event-ID}; null to begin now */
    public EventStream events(String path, @Nullable String after) {
        Api api = after == null ? this : with("Last-Event-ID", after);
        HttpRequest request =
                api.request(path).header("Accept", "text/event-stream").build();
        return EventStream.open(CLIENT, request);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base.get() + path));
        headers.forEach((name, value) -> request.header(name, value.get()));
        return request;
    }
}
