// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.platform.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Answers that fit their instrument, by item. Never printed: they are for the seeker and the sealed store. */
final class Answers {

    private static final String FIELD = "answers";

    private final SortedMap<Integer, Integer> values;

    private Answers(SortedMap<Integer, Integer> values) {
        this.values = values;
    }

    /** Of values that were checked when they came. */
    static Answers of(Map<Integer, Integer> values) {
        return new Answers(new TreeMap<>(values));
    }

    /**
     * Reads what a client sent, by the number of the item.
     *
     * @throws Problem 400 naming every item that is missing, too much, or answered with what is no option
     */
    static Answers read(Instrument instrument, Map<String, JsonNode> sent) {
        var errors = new TreeMap<String, String>();
        var values = new TreeMap<Integer, Integer>();
        for (int item = 1; item <= instrument.items(); item++) {
            JsonNode value = sent.get(Integer.toString(item));
            if (isOption(value, instrument)) {
                values.put(item, value.intValue());
            } else if (value != null) {
                errors.put(field(item), "must be a whole number from 0 to " + instrument.highest());
            }
        }
        // A name that the client made up is not repeated to it.
        if (values.size() + errors.size() < sent.size()) {
            errors.put(FIELD, "has an item that this instrument does not have");
        }
        var answers = new Answers(values);
        for (int item = 1; item <= instrument.items(); item++) {
            answers.check(instrument.condition(item), item, errors);
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return answers;
    }

    private static boolean isOption(@Nullable JsonNode value, Instrument instrument) {
        return value != null && value.isInt() && value.intValue() >= 0 && value.intValue() <= instrument.highest();
    }

    private void check(@Nullable Condition condition, int item, Map<String, String> errors) {
        if (condition == null) {
            if (!has(item)) {
                errors.putIfAbsent(field(item), "is missing");
            }
        } else if (errors.isEmpty() && condition.holds(this) != has(item)) {
            errors.put(field(item), has(item) ? "is not asked after these answers to the others" : "is missing");
        }
    }

    private static String field(int item) {
        return FIELD + "." + item;
    }

    boolean has(int item) {
        return values.containsKey(item);
    }

    /** The answer to an item; 0 where it was not asked. */
    int to(int item) {
        return values.getOrDefault(item, 0);
    }

    int total() {
        return values.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The items whose number and value meet a condition, in order. */
    List<Integer> where(BiPredicate<Integer, Integer> condition) {
        return values.entrySet().stream()
                .filter(each -> condition.test(each.getKey(), each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    Map<Integer, Integer> values() {
        return values;
    }

    boolean sameAs(Answers other) {
        return values.equals(other.values);
    }
}
