// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import dev.lantern.platform.tenancy.Caller;
import dev.lantern.platform.tenancy.Role;

/**
 * Someone who works at a clinic's desk.
 *
 * @param id the subject of their account
 * @param supervisor may act on cases that others hold
 */
public record Counselor(String clinicId, String id, String name, boolean supervisor) {

    public static Counselor of(Caller caller) {
        return new Counselor(caller.clinic(), caller.subject(), caller.displayName(), caller.has(Role.SUPERVISOR));
    }
}
