// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How much a client may send, and how much of it is worked on at once. */
@ConfigMapping(prefix = "lantern.http")
public interface HttpLimits {

    /** Never above {@code quarkus.http.limits.max-body-size}. */
    @WithDefault("64K")
    MemorySize bodyLimit();

    /** How many requests work at once in a replica; well under the database connections of the service. */
    @Min(1)
    @WithDefault("10")
    int atOnce();

    /** How many more may wait for their turn, their bodies in memory. */
    @WithDefault("500")
    int waiting();

    /** How long they wait before they are asked to come again. */
    @WithDefault("5s")
    Duration patience();

    /** Exact paths whose requests wait for nobody: what needs no database, or tells how things are. */
    Optional<Set<String>> alwaysOpen();

    default boolean alwaysOpen(String path) {
        return alwaysOpen().map(paths -> paths.contains(path)).orElse(false);
    }
}
