// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What a deployment may bring to the questionnaires. */
@ConfigMapping(prefix = "triage.instruments")
interface InstrumentConfig {

    /** A file with official wordings that Lantern cannot ship, such as the WHO-5's; see ADR 0009 for its form. */
    Optional<Path> wording();
}
