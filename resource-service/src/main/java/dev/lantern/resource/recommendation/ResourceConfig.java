// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.recommendation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/** How much is recommended. */
@ConfigMapping(prefix = "resource")
public interface ResourceConfig {

    /** Where a day begins and ends: a topic brings resources once a day. */
    @WithDefault("UTC")
    ZoneId zone();

    /** The most resources that one message brings. */
    @WithDefault("3")
    int most();
}
