// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.desk;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Place in a clinic's stream. */
@Embeddable
record DeskEventId(
        @Column(name = "clinic_id") String clinicId,
        @Column(name = "number") long number) {}
