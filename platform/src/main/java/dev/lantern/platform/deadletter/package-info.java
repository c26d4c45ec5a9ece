// SPDX-License-Identifier: Apache-2.0
/** Poison and outage told apart: what can never be read is set aside, everything else waits and is tried again. */
package dev.lantern.platform.deadletter;
