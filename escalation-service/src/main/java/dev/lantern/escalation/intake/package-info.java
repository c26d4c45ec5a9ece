// SPDX-License-Identifier: Apache-2.0
/** Events of the other services that open, raise or fill cases. */
package dev.lantern.escalation.intake;
