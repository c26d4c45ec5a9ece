// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * From which probability on the classifier speaks, by language ({@code thresholds.json}).
 *
 * @param bounds within which a clinic may move them
 */
record Thresholds(String version, Map<Language, Levels> levels, Map<Language, Map<Movable, Range>> bounds) {

    /**
     * @param raise alarm from here on, whatever the rules say
     * @param raiseHeard the same where the rules heard a serious phrase and found it denied, told, joked or long past
     * @param clearOpen an alarm of the rules of HIGH or above stands from here on where it rests on phrases that people in
     *     no danger say too; no clinic may raise it
     * @param clear an alarm of the rules on soft phrases stands from here on
     * @param clearDoubtful the same where they heard the bare word or hopeless phrases only
     * @param urgent HIGH instead of MODERATE from here on
     * @param imminent IMMINENT instead of HIGH from here on
     */
    record Levels(
            double raise,
            double raiseHeard,
            double clearOpen,
            double clear,
            double clearDoubtful,
            double urgent,
            double imminent) {

        Levels {
            boolean inOrder = 0 <= clearOpen
                    && clearOpen <= clear
                    && clear <= clearDoubtful
                    && clearDoubtful <= raise
                    && raise <= raiseHeard
                    && raiseHeard <= 1;
            if (!inOrder || urgent <= 0 || urgent > 1 || imminent <= 0 || imminent > 1) {
                throw new IllegalArgumentException(
                        "thresholds must be in order: 0, clearOpen, clear, clearDoubtful, raise, raiseHeard, 1");
            }
        }

        /** Those that a clinic may move; a map of the caller's own. */
        Map<Movable, Double> movable() {
            return new EnumMap<>(Map.of(
                    Movable.RAISE, raise,
                    Movable.RAISE_HEARD, raiseHeard,
                    Movable.CLEAR, clear,
                    Movable.CLEAR_DOUBTFUL, clearDoubtful,
                    Movable.URGENT, urgent));
        }

        /** @param moved a value for each {@link Movable} */
        Levels with(Map<Movable, Double> moved) {
            return new Levels(
                    moved.get(Movable.RAISE),
                    moved.get(Movable.RAISE_HEARD),
                    Math.min(clearOpen, moved.get(Movable.CLEAR)),
                    moved.get(Movable.CLEAR),
                    moved.get(Movable.CLEAR_DOUBTFUL),
                    moved.get(Movable.URGENT),
                    imminent);
        }
    }

    static Thresholds ofBuild() {
        try (InputStream in = Thresholds.class.getResourceAsStream("thresholds.json")) {
            return of(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("thresholds.json cannot be read", e);
        }
    }

    static Thresholds of(JsonNode file) {
        Map<Language, Levels> levels = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            JsonNode of = file.required(language.name().toLowerCase(Locale.ROOT));
            levels.put(
                    language,
                    new Levels(
                            of.required("raise").asDouble(),
                            of.required("raiseHeard").asDouble(),
                            of.required("clearOpen").asDouble(),
                            of.required("clear").asDouble(),
                            of.required("clearDoubtful").asDouble(),
                            of.required("urgent").asDouble(),
                            of.required("imminent").asDouble()));
        }
        return new Thresholds(file.required("version").asText(), levels, bounds(file, levels));
    }

    private static Map<Language, Map<Movable, Range>> bounds(JsonNode file, Map<Language, Levels> levels) {
        Map<Language, Map<Movable, Range>> bounds = new EnumMap<>(Language.class);
        levels.forEach((language, own) -> {
            JsonNode of = file.required("bounds").required(language.code());
            Map<Movable, Range> ranges = new EnumMap<>(Movable.class);
            own.movable().forEach((movable, value) -> ranges.put(movable, range(movable, value, of)));
            bounds.put(language, Collections.unmodifiableMap(ranges));
        });
        return bounds;
    }

    private static Range range(Movable movable, double value, JsonNode bounds) {
        JsonNode of = bounds.required(movable.key());
        return Range.around(
                value,
                movable.least(),
                of.required("down").asDouble(),
                of.required("up").asDouble());
    }

    Levels of(Language language) {
        return levels.get(language);
    }
}
