// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the relay works. */
@ConfigMapping(prefix = "lantern.outbox")
public interface OutboxConfig {

    /** Whether this replica relays; off only where another replica does. */
    @WithDefault("true")
    boolean enabled();

    /** Rows read at a time. */
    @WithDefault("256")
    int batch();

    /** The longest time a committed row waits when its notification was lost, and how soon a dead replica's shards move. */
    @WithDefault("1s")
    Duration sweep();

    /** A key whose row failed waits this long before its next try, then twice as long, up to a minute. */
    @WithDefault("500ms")
    Duration backOff();

    /** How long rows are kept after they were sent. */
    @WithDefault("1h")
    Duration keepSent();
}
