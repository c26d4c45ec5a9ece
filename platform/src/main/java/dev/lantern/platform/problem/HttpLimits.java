// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How much a client may send, and how much of it is worked on at once. */
@ConfigMapping(prefix = "lantern.http")
public interface HttpLimits {

    @WithDefault("64K")
    MemorySize bodyLimit();

    /** Exact paths that may take more; never above {@code quarkus.http.limits.max-body-size}. */
    Map<String, MemorySize> bodyLimits();

    /** How many requests work at once in a replica; well under the database connections of the service. */
    @WithDefault("10")
    int atOnce();

    /** How many more may wait for their turn. */
    @WithDefault("1000")
    int waiting();

    /** How long they wait before they are asked to come again. */
    @WithDefault("5s")
    Duration patience();

    /** The limit in bytes for a request path. */
    default long bodyLimit(String path) {
        return bodyLimits().getOrDefault(path, bodyLimit()).asLongValue();
    }
}
