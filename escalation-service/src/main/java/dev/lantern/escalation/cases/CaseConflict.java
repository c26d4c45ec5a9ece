// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.platform.problem.Problem;

/** The state of a case does not allow what was asked. The message is for the counselor who asked. */
final class CaseConflict extends RuntimeException {
    CaseConflict(String message) {
        super(message, null, false, false);
    }

    /** The answer to whoever asked. */
    static Problem asProblem(Throwable conflict) {
        return Problem.conflict(conflict.getMessage());
    }
}
