// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What a service answered to one request. */
public record Answer(String request, int status, Map<String, List<String>> headers, String body) {

    static Answer of(String request, HttpResponse<byte[]> response) {
        return new Answer(
                request,
                response.statusCode(),
                response.headers().map(),
                new String(response.body(), StandardCharsets.UTF_8));
    }

    /** Empty where the answer names none. */
    public String contentType() {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
                .map(header -> header.getValue().getFirst())
                .findFirst()
                .orElse("");
    }

    public JsonNode json() {
        return Json.tree(body);
    }

    public <T> T as(Class<T> type) {
        return Json.read(json(), type);
    }

    /** The items of a list. */
    public <T> List<T> items(Class<T> type) {
        return StreamSupport.stream(json().path("items").spliterator(), false)
                .map(item -> Json.read(item, type))
                .toList();
    }

    /** This answer, if its status is one of {@code expected}. */
    public Answer expect(int... expected) {
        for (int each : expected) {
            if (status == each) {
                return this;
            }
        }
        throw new UnexpectedAnswer(this);
    }
}
