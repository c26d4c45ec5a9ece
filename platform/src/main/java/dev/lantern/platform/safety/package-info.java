// SPDX-License-Identifier: Apache-2.0
/**
 * What chat and triage both stand on to notice danger and to name help: the signal rules, which chat calls as its screen
 * and triage as its floor, and the hotlines of each region. Plain Java: no container, no network, no session.
 */
@NullMarked
package dev.lantern.platform.safety;

import org.jspecify.annotations.NullMarked;
