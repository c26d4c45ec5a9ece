// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.contracts.Evidence;
import jakarta.persistence.Converter;

/** Spans of evidence in one column. */
@Converter
public class EvidenceJson extends JsonList<Evidence> {
    public EvidenceJson() {
        super(Evidence.class);
    }
}
