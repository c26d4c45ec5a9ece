// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of the model's work. */
@ConfigMapping(prefix = "triage.model")
interface ModelConfig {

    /** How long a text may take, waiting included. Shorter than the time after which chat's own screen speaks. */
    @WithDefault("1s")
    Duration deadline();

    /** Threads that read texts. */
    @WithDefault("2")
    int threads();

    /** Texts that may wait for a thread; one more is read by the rules at once. */
    @WithDefault("256")
    int waiting();

    /** Whether the tuned encoders read too, or small linear classifiers only: much better, for more memory. */
    @WithDefault("true")
    boolean encoder();

    /** Whether both languages are loaded before the first text, or each with its first text, which then waits for it. */
    @WithDefault("true")
    boolean loadAtStart();
}
