// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import java.util.List;
import java.util.stream.LongStream;

/** What gap-free looks like. */
final class Sequences {
    private Sequences() {}

    /** 1, 2, 3 … {@code last}. */
    static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
