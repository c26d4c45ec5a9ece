// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a clinic chose for one language in place of the build's thresholds.
 *
 * @param version counts the clinic's changes of this language; 0 before the first
 * @param values those that were moved; none where the clinic is back at the build's own
 */
public record Choice(long version, Map<Movable, Double> values) {

    public static final Choice NONE = new Choice(0, Map.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    public Choice {
        var ordered = new EnumMap<Movable, Double>(Movable.class);
        ordered.putAll(values);
        values = Collections.unmodifiableMap(ordered);
    }

    /** Reads what {@link #json()} has written; a threshold that this build does not know is left out. */
    public static Choice of(long version, String json) {
        var values = new EnumMap<Movable, Double>(Movable.class);
        try {
            JSON.readTree(json)
                    .properties()
                    .forEach(each -> Movable.named(each.getKey())
                            .ifPresent(movable ->
                                    values.put(movable, each.getValue().doubleValue())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a clinic's thresholds cannot be read");
        }
        return new Choice(version, values);
    }

    public String json() {
        ObjectNode node = JSON.createObjectNode();
        values.forEach((movable, value) -> node.put(movable.key(), value));
        return node.toString();
    }
}
