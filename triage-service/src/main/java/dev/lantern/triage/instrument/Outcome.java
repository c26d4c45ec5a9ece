// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import dev.lantern.contracts.Signal;
import dev.lantern.contracts.Urgency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What answers amount to.
 *
 * @param score null where the instrument has none
 * @param severity one of the instrument's {@link Band}s
 * @param weight how far up its scale of distress the result lies, 0 to 1
 * @param positiveItems the items that show something, in their order
 * @param signals what those say of danger
 */
record Outcome(
        @Nullable Integer score,
        String severity,
        Urgency urgency,
        double weight,
        List<Integer> positiveItems,
        List<Signal> signals) {}
