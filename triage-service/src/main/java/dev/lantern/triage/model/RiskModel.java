// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

/** Reads one text. May be slow and may throw; {@link Assessor} sees to both. */
public interface RiskModel {

    /** Called on a thread of its own pool, never on an event loop. */
    Opinion assess(String text, ClinicThresholds thresholds);

    /** For no clinic: under the build's own thresholds. */
    default Opinion assess(String text) {
        return assess(text, ClinicThresholds.unmoved());
    }
}
