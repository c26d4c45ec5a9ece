// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.threshold;

import dev.lantern.triage.model.Movable;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Thresholds by name; the build's own stands for what is null or missing. */
record ThresholdValues(
        @Nullable Double clear,
        @Nullable Double clearDoubtful,
        @Nullable Double raise,
        @Nullable Double raiseHeard,
        @Nullable Double urgent) {

    Map<Movable, Double> chosen() {
        Map<Movable, Double> chosen = new EnumMap<>(Movable.class);
        chosen.put(Movable.CLEAR, clear);
        chosen.put(Movable.CLEAR_DOUBTFUL, clearDoubtful);
        chosen.put(Movable.RAISE, raise);
        chosen.put(Movable.RAISE_HEARD, raiseHeard);
        chosen.put(Movable.URGENT, urgent);
        chosen.values().removeIf(value -> value == null);
        return chosen;
    }
}
