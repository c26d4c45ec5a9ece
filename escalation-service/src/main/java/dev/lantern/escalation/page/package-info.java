// SPDX-License-Identifier: Apache-2.0
/** The counselors' page: signed in through the code flow, rendered here, kept live by the desk's stream. */
package dev.lantern.escalation.page;
