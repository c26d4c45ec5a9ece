// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.deadletter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How records are brought to their consumers. */
@ConfigMapping(prefix = "lantern.deliveries")
public interface DeliveriesConfig {

    /**
     * So many records of one consumer are under way at once, each of another key, and one more that is urgent; each
     * takes a connection.
     */
    @WithDefault("2")
    int atOnce();
}
