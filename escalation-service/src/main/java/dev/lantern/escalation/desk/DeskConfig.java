// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.desk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** What an operator may change about the desk. */
@ConfigMapping(prefix = "lantern.desk")
public interface DeskConfig {

    /** Where triage says whether it is ready. */
    @WithDefault("http://127.0.0.1:8082/q/health/ready")
    URI triageReadyUrl();

    /** How long an answer about the surroundings is good for. */
    @WithDefault("5s")
    Duration lookEvery();

    /**
     * How long an event can be resumed after. No session lasts this long; a client that was away for longer reads the
     * queue first, as a new one does.
     */
    @WithDefault("30d")
    Duration keepEvents();

    /** Whoever takes longer to answer counts as away. */
    @WithDefault("1500ms")
    Duration patience();
}
