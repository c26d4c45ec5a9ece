// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Server-sent events as they come in, each with the moment of its receipt. Reads on a thread of its own. */
public final class EventStream implements AutoCloseable {
    private final InputStream source;
    private final Thread reader;
    private final List<StreamEvent> events = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    private @Nullable String id;
    private String name = "message";
    private final StringBuilder data = new StringBuilder();

    private EventStream(InputStream source) {
        this.source = source;
        this.reader = Thread.ofVirtual().name("event-stream").start(this::read);
    }

    static EventStream open(HttpClient client, HttpRequest request) {
        String what = "GET " + request.uri().getPath();
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                try (InputStream body = response.body()) {
                    throw new UnexpectedAnswer(new Answer(
                            what,
                            response.statusCode(),
                            response.headers().map(),
                            new String(body.readAllBytes(), StandardCharsets.UTF_8)));
                }
            }
            return new EventStream(response.body());
        } catch (IOException e) {
            throw new Unreachable(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Everything so far. */
    public List<StreamEvent> events() {
        return List.copyOf(events);
    }

    public Stream<StreamEvent> named(String event) {
        return events.stream().filter(each -> each.name().equals(event));
    }

    /** The messages that came as durable {@code message} events. */
    public List<Message> messages() {
        return named("message").map(event -> event.as(Message.class)).toList();
    }

    /** True once the server closed the stream or fell. */
    public boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        try {
            source.close();
            reader.join();
        } catch (IOException _) {
            // It is over either way.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line, System.nanoTime());
            }
        } catch (IOException _) {
            // A killed server or our own close; what came before counts.
        } finally {
            ended = true;
        }
    }

    private void take(String line, long now) {
        if (line.isEmpty()) {
            dispatch(now);
            return;
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1).stripLeading();
        switch (field) {
            case "id" -> id = value;
            case "event" -> name = value;
            case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
            default -> {
                // A heartbeat comment, or a retry hint.
            }
        }
    }

    private void dispatch(long now) {
        if (!data.isEmpty()) {
            events.add(new StreamEvent(id, name, data.toString(), now));
        }
        id = null;
        name = "message";
        data.setLength(0);
    }
}
