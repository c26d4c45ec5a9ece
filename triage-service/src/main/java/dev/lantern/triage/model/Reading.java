// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

/**
 * What a classifier makes of a text.
 *
 * @param version of the classifier
 * @param alarm probability that a human should see it: MODERATE or above
 * @param urgent probability that a human should see it soon: HIGH or above
 * @param loudness for each UTF-16 code unit, how much it speaks for an alarm; below 0 where it speaks against one
 */
public record Reading(Language language, String version, double alarm, double urgent, double[] loudness) {}
