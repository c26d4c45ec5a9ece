// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.threshold;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lantern.triage.model.ClinicThresholds;
import dev.lantern.triage.model.Language;
import dev.lantern.triage.model.Movable;
import dev.lantern.triage.model.Range;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A clinic's thresholds. Lower is always more sensitive.
 *
 * @param build version of the build's own
 */
record ThresholdsView(String build, List<OfLanguage> languages) {

    /**
     * @param version counts the clinic's changes; 0 before the first
     * @param defaults the build's own
     * @param bounds within which the clinic may choose, both ends included
     * @param chosen by the clinic
     * @param inForce what counts: chosen or default, and within reach of the bounds
     * @param outside what was chosen under another build and lies outside of this one's bounds
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfLanguage(
            String language,
            long version,
            Map<String, Double> defaults,
            Map<String, Range> bounds,
            Map<String, Double> chosen,
            Map<String, Double> inForce,
            List<String> outside,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {

        static OfLanguage of(Language language, @Nullable ThresholdChange last) {
            ClinicThresholds thresholds = ClinicThresholds.unmoved();
            if (last != null) {
                thresholds = thresholds.with(language, last.choice());
            }
            return new OfLanguage(
                    language.code(),
                    thresholds.choice(language).version(),
                    byKey(thresholds.defaults(language)),
                    byKey(thresholds.bounds(language)),
                    byKey(thresholds.choice(language).values()),
                    byKey(thresholds.inForce(language)),
                    thresholds.outside(language).stream().map(Movable::key).toList(),
                    last == null ? null : last.changedBy,
                    last == null ? null : last.changedAt);
        }
    }

    /** @param latest the last change of each language that the clinic has changed */
    static ThresholdsView of(List<ThresholdChange> latest) {
        Function<Language, ThresholdChange> last = language -> latest.stream()
                .filter(change -> change.language.equals(language.code()))
                .findFirst()
                .orElse(null);
        return new ThresholdsView(
                ClinicThresholds.unmoved().version(),
                Arrays.stream(Language.values())
                        .map(language -> OfLanguage.of(language, last.apply(language)))
                        .toList());
    }

    static <T> Map<String, T> byKey(Map<Movable, T> values) {
        Map<String, T> byKey = new LinkedHashMap<>();
        values.forEach((movable, value) -> byKey.put(movable.key(), value));
        return byKey;
    }
}
