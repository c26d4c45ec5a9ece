// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.hotline;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lantern.platform.safety.HotlinePack;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a region, always on one page.
 *
 * @param region whose lines these are; null for the lines of all regions
 * @param locale in effect
 * @param emergency the numbers for danger at this moment
 * @param advice for those whose region is unknown
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record HotlinesView(
        @Nullable String region,
        String locale,
        List<HotlineView> items,
        List<EmergencyView> emergency,
        @Nullable String advice,
        @Nullable String next) {

    static HotlinesView of(HotlinePack pack, String locale, List<HotlineView> items) {
        List<EmergencyView> emergency = pack.emergency().stream()
                .map(each -> new EmergencyView(each.number(), each.name()))
                .toList();
        return new HotlinesView(pack.region(), locale, items, emergency, pack.advice(), null);
    }

    /** An emergency number and whom it reaches. */
    public record EmergencyView(String number, String name) {}
}
