// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e.client;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation as its seeker sees it. */
public record Conversation(
        UUID id,
        String locale,
        @Nullable String region,
        String status,
        String handler,
        @Nullable List<Message> messages) {}
