// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every event must hold; a record that misses it violates the contract and is a dead letter. */
final class Contract {

    /** Names the field only: an event's values never reach an error. */
    static <T> T require(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    /** For what an event must not hold beside something else. */
    static void requireNone(@Nullable Object value, String field) {
        if (value != null) {
            throw new IllegalArgumentException(field + " does not belong here");
        }
    }

    /** Absent lists read as empty, so that a list can be added to an event without breaking old ones. */
    static <T> List<T> list(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    private Contract() {}
}
