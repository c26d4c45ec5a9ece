// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a case stands: {@code open} waits for a counselor, {@code claimed} has one, {@code resolved} is done. */
public enum Status {
    OPEN,
    CLAIMED,
    RESOLVED;

    /** As the API and the events write it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
