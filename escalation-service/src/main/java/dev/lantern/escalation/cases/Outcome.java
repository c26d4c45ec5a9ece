// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

/** What became of a resolved case. */
public enum Outcome {
    SAFE,
    REFERRED,
    EMERGENCY_SERVICES,
    FOLLOW_UP,
    UNREACHABLE,
    FALSE_ALARM
}
