// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** How much a client may send. */
@ConfigMapping(prefix = "lantern.http")
public interface HttpLimits {

    @WithDefault("64K")
    MemorySize bodyLimit();

    /** Exact paths that may take more; never above {@code quarkus.http.limits.max-body-size}. */
    Map<String, MemorySize> bodyLimits();

    /** The limit in bytes for a request path. */
    default long bodyLimit(String path) {
        return bodyLimits().getOrDefault(path, bodyLimit()).asLongValue();
    }
}
