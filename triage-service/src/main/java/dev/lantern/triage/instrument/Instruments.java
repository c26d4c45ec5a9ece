// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import dev.lantern.platform.problem.Problem;
import java.util.Arrays;
import java.util.List;

/** The questionnaires that there are. */
final class Instruments {

    static final List<Instrument> ALL = List.of(new Phq9(), new Gad7(), new Asq(), new Who5());

    /** @throws Problem 404 when there is none of this id */
    static Instrument of(String id) {
        return ALL.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow(Problem::notFound);
    }

    /** @throws Problem 404 when there can be no response to an instrument of this id */
    static void requireKnown(String id) {
        boolean fromElsewhere =
                Arrays.stream(Loinc.values()).anyMatch(code -> code.instrument().equals(id));
        if (!fromElsewhere) {
            of(id);
        }
    }

    private Instruments() {}
}
