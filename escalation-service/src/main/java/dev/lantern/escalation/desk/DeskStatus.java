// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.desk;

/**
 * How the desk's surroundings are.
 *
 * @param triage whether triage answers; without it, cases open through the chat service's screen
 * @param kafka whether the broker answers; without it, nothing new reaches the desk and replies wait
 */
public record DeskStatus(boolean triage, boolean kafka) {}
