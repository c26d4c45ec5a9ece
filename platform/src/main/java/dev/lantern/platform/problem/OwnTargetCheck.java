// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Turns the framework's check of request targets off, whose 400 has no body: {@link HttpEdge} refuses the same targets
 * with a problem, before anything else sees them.
 *
 * <p>The framework reads that switch from a system property only, once, when its HTTP classes load. They load right
 * after the configuration, so the configuration is where it can still be set without a flag on every command line.
 */
@StaticInitSafe
public final class OwnTargetCheck implements SmallRyeConfigBuilderCustomizer {

    private static final String SWITCH = "vertx.disableURIValidation";

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        System.setProperty(SWITCH, "true");
    }
}
