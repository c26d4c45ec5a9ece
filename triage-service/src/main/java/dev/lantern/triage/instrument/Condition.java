// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import java.util.List;

/** An item is asked only when one of {@code items} was answered with one of {@code values}. */
record Condition(List<Integer> items, List<Integer> values) {

    boolean holds(Answers answers) {
        return items.stream().anyMatch(item -> answers.has(item) && values.contains(answers.to(item)));
    }
}
