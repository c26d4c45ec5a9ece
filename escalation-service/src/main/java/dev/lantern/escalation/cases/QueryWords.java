// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.contracts.Urgency;
import dev.lantern.platform.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Words of the queue's query: repeated or separated by commas. */
final class QueryWords {

    static List<Status> statuses(List<String> values) {
        return read("status", values, Status.values(), Status::word);
    }

    static List<Urgency> urgencies(List<String> values) {
        return read("urgency", values, Urgency.values(), Urgency::name);
    }

    private static <E extends Enum<E>> List<E> read(
            String field, List<String> values, E[] known, Function<E, String> word) {
        return values.stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(value -> Arrays.stream(known)
                        .filter(each -> word.apply(each).equals(value))
                        .findAny()
                        .orElseThrow(() -> Problem.invalid(
                                field,
                                "must be one of %s"
                                        .formatted(
                                                Arrays.stream(known).map(word).toList()))))
                .distinct()
                .toList();
    }

    private QueryWords() {}
}
