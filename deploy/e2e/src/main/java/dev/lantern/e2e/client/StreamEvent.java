// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One event of a stream.
 *
 * @param id of a durable event; null on a passing one
 * @param receivedAt nanoseconds of {@link System#nanoTime()}
 */
public record StreamEvent(@Nullable String id, String name, String data, long receivedAt) {

    public JsonNode json() {
        return Json.tree(data);
    }

    public <T> T as(Class<T> type) {
        return Json.read(json(), type);
    }
}
