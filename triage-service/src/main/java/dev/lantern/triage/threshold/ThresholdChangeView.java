// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.threshold;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One change as supervisors see it.
 *
 * @param chosen what the clinic chose; nothing when it went back to the build's own
 * @param from in force before
 * @param to in force after
 * @param build version of the build's own thresholds at that time
 */
record ThresholdChangeView(
        UUID id,
        String language,
        long version,
        Map<String, Double> chosen,
        Map<String, Double> from,
        Map<String, Double> to,
        String build,
        String reason,
        String changedBy,
        Instant changedAt) {

    /** @param reason opened */
    static ThresholdChangeView of(ThresholdChange change, String reason) {
        return new ThresholdChangeView(
                change.id,
                change.language,
                change.version,
                ThresholdsView.byKey(change.choice().values()),
                ThresholdsView.byKey(change.before()),
                ThresholdsView.byKey(change.after()),
                change.build,
                reason,
                change.changedBy,
                change.changedAt);
    }
}
