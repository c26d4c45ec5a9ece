// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A share and how sure it is.
 *
 * @param count how many
 * @param of of how many
 * @param value {@code count / of}, 0 to 1; null when there were none
 * @param low lower end of the 95 % confidence interval (Wilson, J. Am. Stat. Assoc. 22, 1927), which holds for few too
 * @param high its upper end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Share(
        long count,
        long of,
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high) {

    private static final double Z = 1.959964;

    public static Share of(long count, long of) {
        if (of == 0) {
            return new Share(0, 0, null, null, null);
        }
        double share = (double) count / of;
        double width = 1 + Z * Z / of;
        double middle = (share + Z * Z / (2 * of)) / width;
        double half = Z * Math.sqrt(share * (1 - share) / of + Z * Z / (4.0 * of * of)) / width;
        return new Share(count, of, rounded(share), rounded(middle - half), rounded(middle + half));
    }

    private static double rounded(double share) {
        return Math.round(Math.clamp(share, 0, 1) * 1000) / 1000.0;
    }
}
